import ast

from hypothesis import given, settings
from hypothesis import strategies as st

from lokalkontakt_core.surveys.engine.expressions.compiler import HELPERS, Task, Want, compile_all, run
from lokalkontakt_core.surveys.engine.expressions.exploration import Cell
from lokalkontakt_core.surveys.engine.expressions.parser import parse
from lokalkontakt_core.surveys.engine.expressions.resolution import Resolver
from lokalkontakt_core.surveys.engine.form import Question
from lokalkontakt_core.surveys.engine.outline import Outline
from tests.core.surveys.engine import reference
from tests.core.surveys.engine.strategies import NAMES, expressions

OUTLINE = Outline(tuple(Question(name, name, "text") for name in (*NAMES, "own")))
RESOLVER = Resolver(OUTLINE, {})
HOST = OUTLINE.named("own")[0]
answers = st.sampled_from(["", "a", "b", "a b", "1", "2", "2.5", "-3", "007", "x", "true", "æ"])


def compiled(tree, want):
    return compile_all([Task(tree, HOST, Cell.CONSTRAINT, want)], RESOLVER)[0]


@given(expressions, st.fixed_dictionaries(dict.fromkeys(NAMES, answers)), answers)
@settings(max_examples=250, deadline=None)
def test_compiled_code_gives_what_walking_the_tree_gives(tree, values, own):
    slow = reference.evaluate(tree, values, own)
    assert compiled(tree, Want.STORED)(None, own, values) == reference.stored(slow)
    assert compiled(tree, Want.TRUTH)(None, own, values) is reference.boolean(slow)


def test_compiled_code_reaches_no_name_but_the_fixed_ones():
    namespace = run([], {})
    assert set(namespace) == {"__builtins__", *HELPERS}
    assert namespace["__builtins__"] == {}
    assert not {"eval", "exec", "open", "getattr", "__import__", "compile"} & set(HELPERS)


def test_text_of_a_user_reaches_the_code_only_as_a_constant(monkeypatch):
    seen = []
    monkeypatch.setattr(ast, "fix_missing_locations", lambda module: seen.append(module) or _located(module))
    hostile = "__import__('os').system('x')"
    tree = parse(f'concat("{hostile}", ${{a}})').tree
    assert compiled(tree, Want.STORED)(None, "", {"a": "b"}) == f"{hostile}b"
    constants = [node.value for module in seen for node in ast.walk(module) if isinstance(node, ast.Constant)]
    names = [node.id for module in seen for node in ast.walk(module) if isinstance(node, ast.Name)]
    assert hostile in constants
    assert all("import" not in name and "system" not in name for name in names)


_locate = ast.fix_missing_locations


def _located(module):
    return _locate(module)
