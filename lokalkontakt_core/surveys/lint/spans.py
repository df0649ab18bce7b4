"""Where a part of an expression stands in its cell."""

from lokalkontakt_core.surveys.engine.expressions.syntax import Call, Chain, Negation, Node
from lokalkontakt_core.surveys.engine.expressions.tokens import Token, tokenize

Span = tuple[int, int]


def _closing(tokens: list[Token], index: int) -> int:
    """Give the end of the bracket that opens after the token."""
    depth = 0
    for token in tokens[index + 1 :]:
        depth += (token.text == "(" and token.kind == "sign") - (token.text == ")" and token.kind == "sign")
        if depth == 0:
            return token.column - 1 + len(token.text)
    return tokens[-1].column - 1


def _first(node: Node) -> int:
    while isinstance(node, Chain):
        node = node.operands[0]
    return node.column


def span(source: str, node: Node) -> Span:
    """Give start and end of a part in the text of its expression, counted from 0; brackets round it are left out."""
    tokens = tokenize(source)
    by_column = {token.column: index for index, token in enumerate(tokens)}
    start = _first(node)
    last = node
    while isinstance(last, Chain | Negation):
        last = last.operands[-1] if isinstance(last, Chain) else last.operand
    index = by_column.get(last.column, len(tokens) - 1)
    token = tokens[index]
    end = _closing(tokens, index) if isinstance(last, Call) else token.column - 1 + len(token.text)
    return max(start - 1, 0), max(end, start - 1)
