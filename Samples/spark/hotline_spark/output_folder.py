"""The folder that results appear in, all at once, and the one beside it that they are made in."""

from py4j.java_gateway import JavaObject
from py4j.protocol import Py4JJavaError
from pyspark.sql import SparkSession

from hotline_spark.messages import JobStopped, Status, either, words_of


class OutputFolder:
    """Results are made in `_NAME.APPLICATION`, which readers of tables pass over, and get their name when whole.

    What a job that was killed leaves behind is that folder only; it may be deleted.
    """

    def __init__(self, spark: SparkSession, path: str, overwrite: bool) -> None:
        """Looks, and writes nothing.

        Raises:
            JobStopped: the folder exists already, or nobody can tell.
        """
        context = spark.sparkContext
        self._name, self._overwrite = path, overwrite
        self._new_path = context._jvm.org.apache.hadoop.fs.Path
        try:
            self._files = self._new_path(path).getFileSystem(context._jsc.hadoopConfiguration())
            self._path = self._files.makeQualified(self._new_path(path))
            self._work = self._new_path(self._path.getParent(), f"_{self._path.getName()}.{context.applicationId}")
            self._refuse_to_overwrite()
        except Py4JJavaError as fault:
            raise JobStopped(Status.CANNOT_CREATE, f"{path}: {words_of(fault)}") from None

    def staged(self, name: str) -> str:
        """Where something is kept until the results are whole."""
        return str(self._new_path(self._work, f"staged/{name}"))

    def result(self, name: str) -> str:
        """Where a result is made."""
        return str(self._new_path(self._work, f"result/{name}"))

    def write(self, name: str, text: str) -> None:
        """Writes a small result, from the driver."""
        stream = self._files.create(self._new_path(self.result(name)))
        try:
            stream.write(bytearray(text.encode()))
        finally:
            stream.close()

    def name_documents(self, name: str, parts: dict[int, int]) -> None:
        """Names Spark's text files, which bear a number by chance, after the part of the input that they are of.

        Args:
            name: of the result that they are in.
            parts: the part of the input, by the number of the task that wrote the file.
        """
        folder = self._new_path(self.result(name))
        for status in self._files.listStatus(folder):
            old = status.getPath()
            if old.getName().startswith("part-"):
                part = parts.get(int(old.getName().split("-")[1]))
                if part is None:
                    # Spark's first task writes a file even when it has nothing to write.
                    self._files.delete(old, False)
                else:
                    self._rename(old, self._new_path(folder, f"part-{part:05}.xml"))

    def publish(self) -> None:
        """Gives the results their name."""
        self.write("_SUCCESS", "")
        self._files.delete(self._new_path(self._work, "staged"), True)
        # Somebody may have made it while the job ran.
        self._refuse_to_overwrite()
        former = self._new_path(self._work, "former")
        if self._files.exists(self._path):
            self._rename(self._path, former)
        self._rename(self._new_path(self._work, "result"), self._path)
        self.discard()

    def discard(self) -> None:
        """Deletes what is not published."""
        self._files.delete(self._work, True)

    def _refuse_to_overwrite(self) -> None:
        if not self._overwrite and self._files.exists(self._path):
            raise JobStopped(
                Status.CANNOT_CREATE,
                either(
                    f"{self._name}: exists already; name another folder, or replace it with --overwrite",
                    f"{self._name}：已经存在，请换一个文件夹，或用 --overwrite 覆盖",
                ),
            )

    def _rename(self, old: JavaObject, new: JavaObject) -> None:
        if not self._files.rename(old, new):
            there, wanted = old.toString(), new.toString()
            raise JobStopped(
                Status.CANNOT_CREATE,
                either(f"{there} could not be renamed to {wanted}", f"无法把 {there} 改名为 {wanted}"),
            )
