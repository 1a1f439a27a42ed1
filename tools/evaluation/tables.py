"""Tables in Markdown, and numbers in them."""


def markdown(head, rows):
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def share(value, digits=4):
    """A number from 0 to 1 without its leading zero, as papers print it: .8571."""
    return f"{value:.{digits}f}".removeprefix("0")
