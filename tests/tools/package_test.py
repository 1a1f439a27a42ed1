"""The Debian package as cpack makes it of the build in TIMBAO_BUILD; tools/check_package installs it."""

import os
import pathlib
import shutil
import subprocess
import unittest

from tool_case import BINARY, ROOT, ToolCase, output

BUILD = pathlib.Path(os.environ["TIMBAO_BUILD"])
CPACK = os.environ["TIMBAO_CPACK"]


def lacks():
    if not all(shutil.which(program) for program in ("dpkg-deb", "dpkg-shlibdeps", "file", CPACK)):
        return "no Debian package can be made here: dpkg-deb, dpkg-shlibdeps, file or cpack is missing"
    if not (BUILD / "share.stamp").exists() or not (BUILD / "changelog.gz").exists():
        return "not everything is built"
    return None


@unittest.skipIf(lacks(), lacks())
class Package(ToolCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        subprocess.run([CPACK, "-G", "DEB", "--config", BUILD / "CPackConfig.cmake", "-B", cls.folder],
                       check=True, stdout=subprocess.DEVNULL)
        [cls.package] = cls.folder.glob("*.deb")

    def field(self, name):
        return output("dpkg-deb", "-f", self.package, name).strip()

    def test_says_what_it_is(self):
        self.assertEqual(self.field("Package"), "timbao")
        self.assertEqual("timbao " + self.field("Version"), output(BINARY, "--version").strip())
        self.assertEqual(self.field("Section"), "text")
        self.assertEqual(self.field("Maintainer"), "timbao project")
        self.assertIn("Vietnamese", self.field("Description"))

    def test_depends_on_the_libraries_that_it_loads(self):
        depends = self.field("Depends")
        for library in ("libc6", "libxapian30", "libicu", "libboost-program-options", "libzstd1"):
            self.assertIn(library, depends)

    def test_holds_the_program_its_pages_and_completion(self):
        holds = subprocess.run(f"dpkg-deb --fsys-tarfile '{self.package}' | tar -t", shell=True, check=True,
                               capture_output=True, text=True).stdout.split("\n")
        for path in ("bin/timbao", "share/man/man1/timbao.1.gz", "share/man/man1/timbao-search.1.gz",
                     "share/bash-completion/completions/timbao", "share/zsh/vendor-completions/_timbao",
                     "share/fish/vendor_completions.d/timbao.fish", "share/doc/timbao/copyright",
                     "share/doc/timbao/changelog.gz"):
            self.assertIn(f"./usr/{path}", holds)

    def test_the_check_says_where_it_cannot_be_tried(self):
        tools = self.folder / "few"
        tools.mkdir()
        for program in ("sh", "dirname", "id"):
            (tools / program).symlink_to(shutil.which(program))
        check = subprocess.run([ROOT / "tools/check_package", self.package], env={"PATH": str(tools)},
                               capture_output=True, text=True)
        self.assertEqual(check.returncode, 77)
        self.assertIn("skipped", check.stderr)


if __name__ == "__main__":
    unittest.main()
