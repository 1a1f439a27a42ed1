"""Runs the timbao program."""

import pathlib
import subprocess
import tempfile

from . import measures


class ProgramFailed(Exception):
    pass


class Timbao:
    """A program and the index that it searches; `arguments` are added to each `timbao run`."""

    def __init__(self, binary, db, arguments=()):
        self.binary = binary
        self.db = db
        self.arguments = list(arguments)

    def output(self, *arguments, text=None):
        command = [str(self.binary), *map(str, arguments)]
        try:
            done = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=False)
        except OSError as error:
            raise ProgramFailed(f"{self.binary}: {error.strerror}") from None
        if done.returncode != 0:
            raise ProgramFailed(f"{' '.join(command)}: exit status {done.returncode}\n{done.stderr.rstrip()}")
        return done.stdout

    def version(self):
        return self.output("--version").splitlines()[0]

    def run(self, topics, limit=measures.DEPTH, more=()):
        """{topic: ranking}. Topics without an answer are missing."""
        text = "".join(f"{topic}\t{query}\n" for topic, query in topics)
        out = self.output("run", "--db", self.db, "--topics", "-", "--format", "trec",
                          "--limit", limit, *self.arguments, *more, text=text)
        return measures.read_run(out.splitlines())

    def milliseconds(self, topics, limit=10):
        """The time that each topic took, in their order."""
        with tempfile.TemporaryDirectory() as folder:
            timings = pathlib.Path(folder) / "timings.tsv"
            self.run(topics, limit, ["--timings", timings])
            return [float(line.split("\t")[1]) for line in timings.read_text().splitlines()]
