"""The scanner finds what it should, and only that: bad snippets with what must be said, and good ones."""

import pathlib
import tempfile
import unittest

import scan
from cpp_text import functions

LONG_BODY = '  step();\n' * 60
LOCAL_PATH = '/' + 'home/somebody/map.toml'
WORK_PATH = '/' + 'work/somewhere'

# path, text, part of the finding
BAD = [
    ('geo/base/a.cpp', '#include "geo/coords/view.hpp"\n', 'geo/base must not include geo/coords'),
    ('geo/coords/a.cpp', '#include "geo/scenario/query.hpp"\n', 'must not include geo/scenario'),
    ('geo/shape/a.cpp', '#include "geo/scenario/query.hpp"\n', 'must not include geo/scenario'),
    ('geo/io/a.cpp', '#include "viewer/text/text.hpp"\n', 'must not include viewer/text'),
    ('geo/scenario/a.cpp', '#include "viewer/session/session.hpp"\n', 'must not include viewer/session'),
    ('viewer/session/a.cpp', '#include "geo/io/scenario_reader.hpp"\n', 'must not include geo/io'),
    ('viewer/session/a.cpp', '#include "viewer/layers/mesh.hpp"\n', 'must not include viewer/layers'),
    ('viewer/layers/a.cpp', '#include "viewer/session/session.hpp"\n', 'must not include viewer/session'),
    ('viewer/layers/a.cpp', '#include "viewer/gl/objects.hpp"\n', 'must not include viewer/gl'),
    ('viewer/panels/a.cpp', '#include "viewer/render/frame.hpp"\n', 'must not include viewer/render'),
    ('viewer/render/a.cpp', '#include "viewer/panels/panels.hpp"\n', 'must not include viewer/panels'),
    ('viewer/render/a.cpp', '#include "viewer/cli/verbs.hpp"\n', 'must not include viewer/cli'),
    ('geo/base/a.cpp', '#include "color.hpp"\n', 'does not begin with a room'),
    ('geo/fog/a.cpp', '\n', 'not in the table of rooms'),
    ('geo/shape/a.cpp', '#include <proj.h>\n', 'must not see <proj.h>'),
    ('geo/coords/a.cpp', '#include <gdal_priv.h>\n', 'must not see <gdal_priv.h>'),
    ('geo/coords/a.cpp', '#  include <ogr_api.h>\n', 'must not see <ogr_api.h>'),
    ('geo/scenario/a.cpp', '#include <geos_c.h>\n', 'must not see <geos_c.h>'),
    ('viewer/render/a.cpp', '#include <glad/gl.h>\n', 'must not see <glad/gl.h>'),
    ('viewer/gl/a.cpp', '#include <GLFW/glfw3.h>\n', 'must not see <GLFW/glfw3.h>'),
    ('viewer/render/a.cpp', '#include <imgui.h>\n', 'must not see <imgui.h>'),
    ('viewer/panels/a.cpp', '#include <hb.h>\n', 'must not see <hb.h>'),
    ('geo/base/a.cpp', '#include <boost/any.hpp>\n', 'no library of ours'),
    ('viewer/layers/a.cpp', '#include "embedded/shaders.hpp"\n', 'must not see embedded/shaders.hpp'),
    ('viewer/render/a.cpp', 'void f() { glClear(0); }\n', 'must not name glClear'),
    ('viewer/render/a.cpp', 'int a = GL_TRIANGLES;\n', 'must not name GL_T'),
    ('viewer/cli/a.cpp', 'void f() { glfwPollEvents(); }\n', 'must not name glfwP'),
    ('viewer/render/a.cpp', 'void f() { ImGui::Text("x"); }\n', 'must not name ImGui::'),
    ('viewer/session/a.cpp', 'auto t = std::chrono::system_clock::now();\n', 'must not name _clock::now'),
    ('geo/base/a.cpp', 'auto p = new Thing;\n', 'no new'),
    ('geo/base/a.cpp', 'auto p = new (place) Thing;\n', 'no new'),
    ('tests/geo/base/a_test.cpp', 'std::unique_ptr<T> p{new T};\n', 'no new'),
    ('geo/base/a.cpp', 'void f() { delete p; }\n', 'no delete'),
    ('geo/base/a.cpp', 'void f() { delete[] p; }\n', 'no delete'),
    ('geo/base/a.cpp', 'void f() { std::free(p); }\n', 'no C allocation'),
    ('geo/base/a.cpp', 'void f() { throw 1; }\n', 'must not name throw'),
    ('geo/base/a.cpp', 'std::random_device seed;\n', 'seed every random'),
    ('geo/base/a.hpp', '#pragma once\nusing namespace std;\n', 'no using namespace'),
    ('geo/base/a.hpp', '// Role.\n#include <string>\n', 'begins with #pragma once'),
    ('geo/base/a.hpp', '#include <string>\n#pragma once\n', 'begins with #pragma once'),
    ('geo/base/a.hpp', '', 'begins with #pragma once'),
    ('geo/base/a.cpp', '// note\n' * 401, '400 is the wall for a file'),
    ('shaders/a.frag', '// note\n' * 401, '400 is the wall for a file'),
    ('geo/base/a.cpp', 'void f() {\n' + LONG_BODY + '}\n', "'void f()'; 60 is the wall"),
    ('geo/base/a.cpp', 'namespace n {\nint f(int a) {\n' + LONG_BODY + '}\n}\n', '60 is the wall'),
    ('geo/base/a.cpp', 'S::S(int a) : a_{a}, b_{2} {\n' + LONG_BODY + '}\n', '60 is the wall'),
    ('geo/base/a.cpp', 'bool S::operator==(S o) const {\n' + LONG_BODY + '}\n', '60 is the wall'),
    ('geo/base/a.cpp', 'template <class T>\nauto f(T a = {}) -> int {\n' + LONG_BODY + '}\n', '60 is the wall'),
    ('geo/base/a.cpp', 'struct S {\n  void f() noexcept {\n' + LONG_BODY + '  }\n};\n', '60 is the wall'),
    ('tests/geo/a_test.cpp', 'TEST(A, B) {\n' + LONG_BODY + '}\n', '60 is the wall'),
    ('docs/use.md', f'Open {LOCAL_PATH}.\n', 'a path of one machine'),
    ('CMakeLists.txt', f'set(X "{WORK_PATH}")\n', 'a path of one machine'),
    ('geo/base/a.cpp', f'// see {LOCAL_PATH}\n', 'a path of one machine'),
]

GOOD = [
    ('geo/base/a.cpp', '#include <vector>\n#include <fmt/format.h>\n#include <tl/expected.hpp>\n'),
    ('geo/coords/a.cpp', '#include "geo/base/result.hpp"\n#include <proj.h>\n#include <geodesic.h>\n'),
    ('geo/shape/a.cpp', '#include "geo/coords/positions.hpp"\n#include <geos_c.h>\n'),
    ('geo/io/a.cpp', '#include "geo/scenario/scenario.hpp"\n#include <gdal_priv.h>\n#include <cpl_conv.h>\n'),
    ('viewer/cli/a.cpp', '#include "viewer/panels/panels.hpp"\n#include "geo/io/csv.hpp"\n#include <CLI/CLI.hpp>\n'),
    ('viewer/gl/a.cpp', '#include <glad/gl.h>\nvoid f() { glClear(GL_COLOR_BUFFER_BIT); }\n'),
    ('tests/geo/a_test.cpp', 'void f() { throw 1; }\n'),
    ('tests/geo/a_test.cpp', '#include "geo/io/csv.hpp"\n#include <gtest/gtest.h>\n'),
    ('geo/base/a.cpp', '// #include <proj.h>\n/* throw new Thing; delete it */\nauto s = "new Thing";\n'),
    ('geo/base/a.cpp', 'auto s = R"x(\n#include <proj.h>\nnew Thing; throw )" )x";\n'),
    ('geo/base/a.cpp', "constexpr int kMany = 1'000'000;\nchar c = '\"'; // throw\nchar d = '\\'';\n"),
    ('geo/base/a.hpp', '// Role.\n#pragma once\n\nstruct S {\n  S(const S&) = delete;\n  S& operator=(S&&)=delete;\n};\n'),
    ('geo/base/a.cpp', 'using namespace std::chrono_literals;\nint renew = 1, news = renew;\n'),
    ('geo/base/a.cpp', 'void f() {\n' + '  step();\n' * 58 + '}\n'),
    ('geo/base/a.cpp', 'const Row kRows[] = {\n' + '    {1, f(2)},\n' * 100 + '};\n'),
    ('geo/base/a.cpp', 'namespace n {\n' + 'void f() {}\n' * 100 + '}\n'),
    ('geo/base/a.cpp', 'struct S {\n' + '  int a() { return 1; }\n' * 100 + '};\n'),
    ('geo/base/a.cpp', 'enum class E {\n' + '  kA,\n' * 100 + '};\n'),
    ('geo/base/a.cpp', '// line\n' * 400),
    ('docs/use.md', 'See https://example.org/work/paper and assets/home/x and /usr/share/fonts.\n'),
]


class Snippets(unittest.TestCase):
    def test_bad_ones_are_found(self):
        for path, text, expected in BAD:
            found = [what for _, _, what in scan.file_problems(path, text)]
            with self.subTest(path=path, text=text[:60]):
                self.assertTrue(any(expected in what for what in found), f'{expected!r} not in {found}')

    def test_good_ones_are_left_alone(self):
        for path, text in GOOD:
            with self.subTest(path=path, text=text[:60]):
                self.assertEqual(list(scan.file_problems(path, text)), [])

    def test_findings_name_the_line(self):
        text = '#include <vector>\n\n/* two\nlines */\n#include <proj.h>\nauto p = new int;\n'
        lines = [line for _, line, _ in scan.file_problems('geo/base/a.cpp', text)]
        self.assertEqual(lines, [5, 6])


class Functions(unittest.TestCase):
    def test_each_is_found_once_with_its_lines(self):
        text = ('namespace n {\n'
                'int f() {\n  if (a) { b(); }\n  auto g = [] { return 1; };\n}\n'
                'S::S() : a_{1} {\n  c();\n}\n'
                'struct T { void h() const { d(); } int x = 1; };\n'
                'int kTable[] = {f(1), f(2)};\n'
                '}\n')
        found = [(first, last) for _, first, last in functions(text)]
        self.assertIn((2, 5), found)
        self.assertIn((6, 8), found)
        self.assertIn((9, 9), found)
        self.assertNotIn((10, 10), found)


class Tree(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.top = pathlib.Path(self.folder.name)

    def write(self, path, text):
        (self.top / path).parent.mkdir(parents=True, exist_ok=True)
        (self.top / path).write_text(text, encoding='utf-8')

    def findings(self):
        return [(path, what) for path, _, what in scan.tree_problems(self.top)]

    def test_ignored_files_and_pictures_are_passed_over(self):
        self.write('.gitignore', '/build*/\n__pycache__/\n')
        self.write('build/geo/a.cpp', 'auto p = new T;\n')
        self.write('tests/__pycache__/a.cpp', 'auto p = new T;\n')
        self.write('geo/base/a.cpp', 'int a = 1;\n')
        (self.top / 'assets').mkdir()
        (self.top / 'assets/a.png').write_bytes(b'\x89PNG\xff\xfe' + LOCAL_PATH.encode())
        self.assertEqual(self.findings(), [])

    def test_a_stranger_at_the_top_and_a_bad_file_below_are_found(self):
        self.write('notes.txt', 'x\n')
        self.write('geo/base/deep/a.cpp', 'auto p = new T;\n')
        found = self.findings()
        self.assertIn(('notes.txt', 'has no place at the top of the tree'), found)
        self.assertEqual(len(found), 2)

    def test_main_fails_on_findings_only(self):
        self.write('geo/base/a.cpp', 'int a = 1;\n')
        self.assertEqual(scan.main(['scan.py', str(self.top)]), 0)
        self.write('geo/base/b.cpp', 'auto p = new T;\n')
        self.assertEqual(scan.main(['scan.py', str(self.top)]), 1)


if __name__ == '__main__':
    unittest.main()
