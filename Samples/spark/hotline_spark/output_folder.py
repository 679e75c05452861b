"""The folder that results appear in, all at once, and the one beside it that they are made in."""

import re
from concurrent.futures import ThreadPoolExecutor

from py4j.java_gateway import JavaObject
from py4j.protocol import Py4JJavaError
from pyspark.sql import SparkSession

from hotline_spark.messages import JobStopped, Status, either, words_of

PART = re.compile(r"(part-\d+)-.*\.c(\d+)\.txt$")
"""A file of text as Spark names it: the number of the task, and how many files it wrote there before."""

RENAMES_AT_ONCE = 8


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

    def exists(self, path: str) -> bool:
        """Whether something was made."""
        return self._files.exists(self._new_path(path))

    def write(self, path: str, content: bytes) -> None:
        """Writes a small file, from the driver."""
        stream = self._files.create(self._new_path(path))
        try:
            stream.write(bytearray(content))
        finally:
            stream.close()

    def take(self, staged: str, path: str, ending: str) -> bool:
        """Moves files that tasks have staged to their place: `part-00012-….c000.txt` becomes `part-00012.xml`.

        Files keep the number of the task that wrote them. The second that a task wrote there is `part-00012-001.xml`.

        Returns whether there were any.
        """
        folder = self._new_path(path)
        self._files.mkdirs(folder)
        if not self.exists(staged):
            return False

        def rename(file: JavaObject) -> None:
            part, count = PART.match(file.getName()).groups()
            number = "" if int(count) == 0 else f"-{count}"
            self._rename(file, self._new_path(folder, f"{part}{number}.{ending}"))

        files = [status.getPath() for status in self._files.listStatus(self._new_path(staged))]
        # Where a rename takes a while, most of it is waiting.
        with ThreadPoolExecutor(RENAMES_AT_ONCE) as pool:
            list(pool.map(rename, files))
        return True

    def publish(self) -> None:
        """Gives the results their name."""
        self.write(self.result("_SUCCESS"), b"")
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
