"""C++ as the rules see it: text without comments and literals, and where functions begin and end."""

import re

_LITERALS = re.compile(
    r'//[^\n]*'
    r'|/\*.*?\*/'
    r'|R"(?P<mark>[^()\s\\]{0,16})\(.*?\)(?P=mark)"'
    r'|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9A-Za-z_])(?:u8|[uUL])?'(?:\\.|[^'\\\n])+'",
    re.DOTALL)

_TYPE_HEAD = re.compile(r'\b(namespace|class|struct|union|enum|extern)\b')


def without_literals(text):
    """Comments and literals blanked out, line breaks and include lines kept."""
    def blank(found):
        piece = found.group(0)
        lines = '\n' * piece.count('\n')
        if piece.startswith('/'):
            return ' ' + lines
        line_start = text.rfind('\n', 0, found.start()) + 1
        if text[line_start:found.start()].lstrip().startswith('#'):
            return piece
        return '""' + lines
    return _LITERALS.sub(blank, text)


def _outside_parentheses(head):
    """The head with everything between parentheses or angle brackets taken out."""
    shrunk = head
    while True:
        smaller = re.sub(r'\([^()]*\)|<[^<>()]*>', ' ', shrunk)
        if smaller == shrunk:
            return shrunk
        shrunk = smaller


def _is_function_head(head, after_function):
    if head.lstrip().startswith(',') or not head.strip():
        return after_function  # the rest of a constructor's initialisers, or its body
    flat = re.sub(r'operator\s*[=!<>]=?=?', 'operator', _outside_parentheses(head))
    if _TYPE_HEAD.search(re.sub(r'template\s*', '', flat)) and '(' not in head:
        return False
    return '(' in head and '=' not in flat


def functions(text):
    """(name-like head, first line, last line) of every function, lambdas within functions apart."""
    code = re.sub(r'^[ \t]*#(?:[^\n]*\\\n)*[^\n]*', '', without_literals(text), flags=re.MULTILINE)
    found, stack = [], []  # stack: (kind, head, line)
    head, line, after_function = '', 1, False
    for letter in code:
        if letter == '{' and head.count('(') > head.count(')'):
            stack.append(('argument', head, line))  # {} within parentheses: the head goes on after it
            head = ''
        elif letter == '{':
            inside = any(kind == 'function' for kind, _, _ in stack)
            function = not inside and _is_function_head(head, after_function)
            stack.append(('function' if function else 'other', ' '.join(head.split()), line))
            head, after_function = '', False
        elif letter == '}':
            kind, begun, first = stack.pop() if stack else ('other', '', line)
            if kind == 'function':
                found.append((begun, first, line))
            head = begun if kind == 'argument' else ''
            after_function = kind == 'function'
        elif letter == ';' and head.count('(') <= head.count(')'):
            head, after_function = '', False
        else:
            head += letter
        line += letter == '\n'
    return found
