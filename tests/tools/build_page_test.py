"""Tests what tools/build_page makes, and what the scripts of the page say."""

import filecmp
import pathlib
import re
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SOURCES = ROOT / "src/serve/page"
ASSETS = ROOT / "src/serve/assets"


class BuildPageTest(unittest.TestCase):
    @unittest.skipUnless((SOURCES / "node_modules/esbuild").is_dir(),
                         "src/serve/page/node_modules is absent: `npm ci --ignore-scripts` there brings it")
    def test_assets_are_what_the_sources_give(self):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([ROOT / "tools/build_page", folder], check=True)
            names = sorted(path.name for path in ASSETS.iterdir())
            self.assertEqual(sorted(path.name for path in pathlib.Path(folder).iterdir()), names)
            _, different, failed = filecmp.cmpfiles(ASSETS, folder, names, shallow=False)
            self.assertEqual(different + failed, [], "run tools/build_page and commit what it makes")

    def test_scripts_have_a_text_for_all_they_say(self):
        table = (ROOT / "src/render/data/page_strings.tsv").read_text(encoding="utf-8")
        texts = set(re.findall(r"^js\.(\w+)\t", table, re.MULTILINE))
        scripts = "".join(path.read_text(encoding="utf-8") for path in SOURCES.glob("*.js"))
        for text in texts:
            starts = [start for start in re.findall(r"say\(`(\w+)\$\{", scripts) if text.startswith(start)]
            self.assertTrue(starts or f'"{text}"' in scripts, f"js.{text} is not said")
        for said in re.findall(r'\bsay\((?:[^"`;]*\? )?"(\w+)"(?: : "(\w+)")?', scripts):
            self.assertLessEqual(set(filter(None, said)), texts)


if __name__ == "__main__":
    unittest.main()
