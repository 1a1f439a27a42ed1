"""What the tests of tools/ share: the program that was built, whose path is in TIMBAO_BINARY, and a
folder for the files of a class of tests."""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = os.environ["TIMBAO_BINARY"]
SAMPLE = ROOT / "corpus" / "sample"


def output(*command):
    return subprocess.run(list(map(str, command)), capture_output=True, encoding="utf-8", check=True).stdout


class ToolCase(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)

    @classmethod
    def write(cls, name, text):
        path = cls.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    @staticmethod
    def run_tool(name, *arguments):
        command = [sys.executable, "-B", ROOT / "tools" / name, *arguments]
        return subprocess.run(list(map(str, command)), capture_output=True, encoding="utf-8", check=False)
