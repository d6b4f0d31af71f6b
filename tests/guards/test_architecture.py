"""The shape of the code is a test too: which way things point, how long they are, who may open every route."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from webapp import create_app
from webapp.config import Settings

ROOT = Path(__file__).parents[2]
CODE = sorted(
    path
    for folder in ("models", "webapp", "exports", "tests", "bench")
    for path in (ROOT / folder).rglob("*.py")
    if "node_modules" not in path.parts
)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))

# Read a row as: nothing in this folder asks for any of these.
FORBIDDEN = {
    "models/rules": ("sqlalchemy", "flask", "webapp", "exports", "models.base"),
    "models": ("flask", "webapp", "exports"),
    "exports": ("sqlalchemy", "flask", "webapp"),
    "webapp/services": ("wtforms", "flask_wtf", "webapp.blueprints", "webapp.forms", "webapp.fields", "webapp.access"),
}
PURE_MODELS = (
    "models.bodies",
    "models.house_style_bodies",
    "models.minutes_bodies",
    "models.forward_plan_bodies",
    "models.programme_bodies",
    "models.programme_vocabulary",
    "models.register_bodies",
    "models.scorecard_bodies",
    "models.scorecard_vocabulary",
    "models.minutes_vocabulary",
    "models.vocabulary",
    "models.rules",
)
LONGEST_FILE, LONGEST_FUNCTION, LONGEST_TEMPLATE = 300, 40, 150
NAMELESS = {"helper", "helpers", "util", "utils", "common", "manager", "misc"}


def imports(path: Path) -> Iterator[str]:
    """Every module a file asks for, at its top or inside a function."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def is_under(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


def files_under(folder: str) -> list[Path]:
    return [path for path in (ROOT / folder).rglob("*.py") if "migrations" not in path.parts]


@pytest.mark.parametrize("folder", FORBIDDEN)
def test_arrows_only_point_down(folder):
    wrong = [
        f"{path.relative_to(ROOT)} asks for {module}"
        for path in files_under(folder)
        for module in imports(path)
        if any(is_under(module, package) for package in FORBIDDEN[folder])
    ]
    assert wrong == []


def test_services_never_see_a_request():
    allowed = {"flask", "flask.current_app"}
    wrong = [
        f"{path.relative_to(ROOT)} asks for {module}"
        for path in files_under("webapp/services")
        for module in imports(path)
        if is_under(module, "flask") and module not in allowed
    ]
    assert wrong == []


def test_rules_and_exports_see_no_record():
    wrong = [
        f"{path.relative_to(ROOT)} asks for {module}"
        for folder in ("models/rules", "exports")
        for path in files_under(folder)
        for module in imports(path)
        if is_under(module, "models") and module != "models" and not any(is_under(module, pure) for pure in PURE_MODELS)
    ]
    assert wrong == []


def test_no_blueprint_imports_another():
    wrong = [
        f"{path.relative_to(ROOT)} asks for {module}"
        for path in files_under("webapp/blueprints")
        if path.parent.name != "blueprints"
        for module in imports(path)
        if module.startswith("webapp.blueprints.") and module.split(".")[2] != path.parent.name
    ]
    assert wrong == []


def test_services_never_commit():
    assert [path.name for path in files_under("webapp/services") if ".commit(" in path.read_text()] == []


@pytest.mark.parametrize(
    ("paths", "longest"), [(CODE, LONGEST_FILE), (TEMPLATES, LONGEST_TEMPLATE)], ids=["code", "templates"]
)
def test_files_stay_short(paths, longest):
    lengths = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in paths if is_ours(path)}
    assert {name: length for name, length in lengths.items() if length > longest} == {}


def test_functions_stay_short():
    long = [
        f"{path.relative_to(ROOT)}: {node.name} has {length} lines"
        for path in CODE
        if is_ours(path)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    ]
    assert long == []


def test_every_module_says_what_it_is_for():
    assert [
        str(path.relative_to(ROOT)) for path in CODE if ast.get_docstring(ast.parse(path.read_text())) is None
    ] == []


def test_nothing_has_a_name_that_says_nothing():
    everything = [path for folder in ("models", "webapp", "exports", "tests") for path in (ROOT / folder).rglob("*")]
    assert [str(path) for path in everything if path.stem in NAMELESS and "node_modules" not in path.parts] == []


def test_no_template_marks_anything_safe_by_hand():
    floors = files_under("bench")
    assert [path.name for path in (*TEMPLATES, *floors) if "|safe" in path.read_text().replace(" ", "")] == []


@pytest.fixture(scope="module")
def routes(tmp_path_factory):
    folder = tmp_path_factory.mktemp("routes")
    return create_app(Settings(data=folder, database_url=f"sqlite:///{folder / 'none.db'}", secret_key="key"))


def test_every_route_says_who_may_open_it(routes):
    assert {name for name, view in routes.view_functions.items() if not hasattr(view, "access")} == set()


def test_every_public_route_only_reads(routes):
    wrong = {
        rule.rule
        for rule in routes.url_map.iter_rules()
        if routes.view_functions[rule.endpoint].access == "public" and rule.methods & {"POST", "PUT", "PATCH", "DELETE"}
    }
    assert wrong == set()


def test_every_number_in_an_address_is_typed(routes):
    """An address without a type, such as /<id>, would hand any text to a query."""
    untyped = {
        rule.rule
        for rule in routes.url_map.iter_rules()
        for name in rule.arguments
        if name.endswith("_id") and f"<int:{name}>" not in rule.rule
    }
    assert untyped == set()


def is_ours(path: Path) -> bool:
    return "migrations" not in path.parts
