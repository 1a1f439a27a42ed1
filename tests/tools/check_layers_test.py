"""tools/check_layers finds each kind of wrong #include, and nothing else."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

TOOL = pathlib.Path(__file__).resolve().parents[2] / "tools" / "check_layers"

CMAKE = """
# Modules in layer order.
timbao_module(base)
timbao_module(text USES base LIBRARIES ICU::uc)
timbao_module(index USES base text
              LIBRARIES Xapian zstd)
"""


class CheckLayers(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = pathlib.Path(self.folder.name)
        self.write("CMakeLists.txt", CMAKE)
        self.write("include/timbao/base/date.hpp", "#include <string>\n")
        self.write("include/timbao/index/reader.hpp", '#include "timbao/base/date.hpp"\n')
        self.write("src/text/fold.hpp", "#include <vector>\n")

    def write(self, path, text):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def run_tool(self):
        done = subprocess.run([sys.executable, TOOL, "--root", self.root],
                              capture_output=True, text=True, check=False)
        return done.returncode, done.stdout.splitlines()

    def expect_breach(self, place, reason):
        status, lines = self.run_tool()
        self.assertEqual(status, 1)
        self.assertEqual(len(lines), 1, lines)
        self.assertTrue(lines[0].startswith(place + ": "), lines[0])
        self.assertIn(reason, lines[0])

    def test_accepts_what_the_table_allows(self):
        self.write("src/text/fold.cpp",
                   '#include "text/fold.hpp"\n#include <sys/stat.h>\n#include <unicode/uchar.h>\n'
                   '#include "timbao/base/date.hpp"\n')
        self.write("src/index/reader.cpp", "#include <xapian.h>\n#  include <zstd.h>\n")
        self.assertEqual(self.run_tool(), (0, []))

    def test_refuses_a_module_from_below(self):
        self.write("src/text/fold.cpp", '\n#include "timbao/index/reader.hpp"\n')
        self.expect_breach("src/text/fold.cpp:2", "text may not use index")

    def test_refuses_the_private_header_of_another_module(self):
        self.write("src/index/reader.cpp", '#include "text/fold.hpp"\n')
        self.expect_breach("src/index/reader.cpp:1", "no private header of index")

    def test_refuses_an_own_include_that_is_not_written_in_full(self):
        self.write("src/text/fold.cpp", '#include "fold.hpp"\n')
        self.expect_breach("src/text/fold.cpp:1", "no private header of text")

    def test_refuses_the_library_of_another_module(self):
        self.write("src/text/fold.cpp", "#include <xapian/query.h>\n")
        self.expect_breach("src/text/fold.cpp:1", "belongs to Xapian")

    def test_refuses_a_library_in_a_public_header(self):
        self.write("include/timbao/index/reader.hpp", "#include <xapian.h>\n")
        self.expect_breach("include/timbao/index/reader.hpp:1", "only std and timbao/")

    def test_refuses_a_private_header_in_a_public_one(self):
        self.write("include/timbao/text/fold.hpp", '#include "text/fold.hpp"\n')
        self.expect_breach("include/timbao/text/fold.hpp:1", "only std and timbao/")

    def test_refuses_a_header_of_no_known_library(self):
        self.write("src/text/fold.cpp", "#include <boost/regex.hpp>\n")
        self.expect_breach("src/text/fold.cpp:1", "neither standard")

    def test_refuses_a_folder_that_is_no_module(self):
        self.write("src/utils/trim.hpp", "")
        self.expect_breach("src/utils/trim.hpp", "utils is no module")

    def test_refuses_a_module_that_uses_one_below_it(self):
        self.write("CMakeLists.txt", CMAKE.replace("text USES base", "text USES base index"))
        self.expect_breach("CMakeLists.txt", "text uses index")

    def test_refuses_a_library_that_it_does_not_know(self):
        self.write("CMakeLists.txt", CMAKE.replace("zstd", "zstd Poco"))
        self.expect_breach("CMakeLists.txt", "does not know the library Poco")

    def test_prints_help(self):
        done = subprocess.run([sys.executable, TOOL, "--help"], capture_output=True, text=True,
                              check=False)
        self.assertEqual(done.returncode, 0)
        self.assertIn("usage:", done.stdout)


if __name__ == "__main__":
    unittest.main()
