"""Scores calls on Apache Spark with `hotline stream`: one process a task, one pass over the calls."""
