"""Scans the tree for what the house rules forbid: scan.py FOLDER. Prints one line a finding, "file:line: what"."""

import fnmatch
import pathlib
import re
import sys

import rooms
from cpp_text import functions, without_literals

_INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">]', re.MULTILINE)
_PRIVATE_PATH = re.compile(r'(?<![\w.:/$}-])/(?:home|work|root|Users)/[A-Za-z0-9_.]')
_CODE = {'.cpp', '.hpp', '.h', '.glsl', '.vert', '.frag', '.py', '.sh', '.cmake'}


def room_of(path):
    """The room a file lies in, "viewer/main.cpp" for itself, or nothing outside geo and viewer."""
    parts = path.split('/')
    if parts[0] not in ('geo', 'viewer') or len(parts) < 2:
        return None
    return '/'.join(parts[:2])


def _allows(owners, room):
    return '*' in owners or room in owners


def line_at(text, position):
    return text.count('\n', 0, position) + 1


def _include_problem(room, quoted, name):
    if not quoted:
        owners = [rooms.LIBRARIES[start] for start in rooms.LIBRARIES if name.startswith(start)]
        if not owners:
            standard = re.fullmatch(r'[a-z_0-9]+', name)
            return None if standard else f'<{name}> is no library of ours'
        return None if any(_allows(o, room) for o in owners) else f'{room} must not see <{name}>'
    if name in rooms.EMBEDDED:
        return None if _allows(rooms.EMBEDDED[name], room) else f'{room} must not see {name}'
    target = room_of(name)
    if target not in rooms.ROOMS:
        return f'"{name}" does not begin with a room'
    allowed = rooms.ROOMS[room] + [room]
    return None if _allows(allowed, target) else f'{room} must not include {target}'


def include_problems(path, text):
    """Include arrows against the table of rooms."""
    room = room_of(path)
    if room is None:
        return
    if room not in rooms.ROOMS:
        yield path, 1, f'{room} is not in the table of rooms'
        return
    for found in _INCLUDE.finditer(without_literals(text)):
        problem = _include_problem(room, found.group(1) == '"', found.group(2))
        if problem:
            yield path, line_at(without_literals(text), found.start()), problem


def word_problems(path, text):
    """Forbidden words in all C++, and library names outside their rooms in geo and viewer."""
    code, room = without_literals(text), room_of(path)
    for pattern, why in rooms.FORBIDDEN.items():
        for found in re.finditer(pattern, code):
            yield path, line_at(code, found.start()), why
    for pattern, owners in rooms.NAMES.items() if room else ():
        for found in re.finditer(pattern, code):
            if not _allows(owners, room):
                name = found.group(0).rstrip(' (')
                yield path, line_at(code, found.start()), f'{room} must not name {name}'


def header_problems(path, text):
    code = without_literals(text)
    first = re.search(r'\S[^\n]*', code)
    if not first or first.group(0).strip() != '#pragma once':
        yield path, 1, 'a header begins with #pragma once'
    for found in re.finditer(r'\busing\s+namespace\b', code):
        yield path, line_at(code, found.start()), 'no using namespace in a header'


def length_problems(path, text):
    lines = text.count('\n')
    if lines > rooms.MOST_FILE_LINES:
        yield path, lines, f'{lines} lines; {rooms.MOST_FILE_LINES} is the wall for a file'
    if not path.endswith(('.cpp', '.hpp')):
        return
    for head, first, last in functions(text):
        length = last - first + 1
        if length > rooms.MOST_FUNCTION_LINES:
            yield path, first, f'{length} lines in {head[-60:]!r}; {rooms.MOST_FUNCTION_LINES} is the wall'


def path_problems(path, text):
    """Absolute paths of somebody's own machine, in any text file."""
    for found in _PRIVATE_PATH.finditer(text):
        yield path, line_at(text, found.start()), f'a path of one machine: {found.group(0)}'


def file_problems(path, text):
    """Everything wrong with one file, given its path from the top of the tree."""
    yield from path_problems(path, text)
    suffix = pathlib.PurePosixPath(path).suffix
    if suffix in _CODE:
        yield from length_problems(path, text)
    if suffix in ('.cpp', '.hpp'):
        yield from include_problems(path, text)
        yield from word_problems(path, text)
    if suffix == '.hpp':
        yield from header_problems(path, text)


def top_level_problems(names):
    for name in sorted(names):
        if not name.startswith('.') and name not in rooms.TOP_LEVEL:
            yield name, 1, 'has no place at the top of the tree'


def _ignored(top):
    """Patterns of .gitignore: those for the top alone, and those for any depth."""
    ignore = top / '.gitignore'
    lines = ignore.read_text().split() if ignore.exists() else []
    anchored = [line.strip('/') for line in lines if line.startswith('/')]
    return anchored, [line.strip('/') for line in lines if not line.startswith('/')]


def _files(top):
    """Every file that belongs to the tree, as paths from its top, sorted."""
    anchored, anywhere = _ignored(top)
    for path in sorted(top.rglob('*')):
        parts = path.relative_to(top).parts
        hidden = parts[0] == '.git' or any(fnmatch.fnmatch(parts[0], p) for p in anchored)
        if hidden or any(fnmatch.fnmatch(part, p) for part in parts for p in anywhere):
            continue
        if path.is_file():
            yield path.relative_to(top).as_posix()


def tree_problems(top):
    paths = list(_files(top))
    yield from top_level_problems({path.split('/')[0] for path in paths})
    for path in paths:
        try:
            text = (top / path).read_text(encoding='utf-8')
        except UnicodeDecodeError:
            continue  # a picture or other binary
        yield from file_problems(path, text)


def main(arguments):
    problems = list(tree_problems(pathlib.Path(arguments[1]).resolve()))
    for path, line, what in problems:
        print(f'{path}:{line}: {what}')
    print(f'{len(problems)} findings')
    return 1 if problems else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv))
