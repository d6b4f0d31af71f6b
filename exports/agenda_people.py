"""The people on an agenda: who sits on the committee, and whom to ask."""

from collections.abc import Mapping

from exports import links
from exports.filling import fill
from exports.paper import Block, Blocks, Heading, List, Marker, Paragraph, Run, Runs, words
from models.bodies import ContactBody, MembershipBody, PersonBody, SubstitutionBody
from models.rules.wording import and_list


def membership(groups: list[MembershipBody], heading: str, facts: Mapping[str, str]) -> Blocks:
    """The committee's members under the headings of its house style. Nothing when there are none."""
    if not groups:
        return ()
    printed: list[Block] = [Heading(2, heading)] if heading else []
    for group in groups:
        printed += [Heading(3 if heading else 2, fill(group["heading"], facts))] if group["heading"] else []
        printed += _names(group)
    return tuple(printed)


def substitutes(substitutions: list[SubstitutionBody]) -> Blocks:
    """Who sits in whose place at this meeting. Nothing when nobody does."""
    if not substitutions:
        return ()
    said = (f"{one['member']['name']} in place of {one['in_place_of']['name']}" for one in substitutions)
    return (Paragraph(words(f"Substitutes: {and_list(list(said))}.")),)


def contacts(people: list[ContactBody], heading: str, intro: str) -> Blocks:
    """Whom to ask, each with their post, and a telephone number and e-mail address that are links."""
    if not people:
        return ()
    return (
        *((Heading(2, heading),) if heading else ()),
        *((Paragraph(words(intro)),) if intro else ()),
        List(tuple((Paragraph(_contact(person)),) for person in people), marker=Marker.NONE),
    )


def _names(group: MembershipBody) -> Blocks:
    people = group["people"]
    if not people:
        return ()
    if group["style"] == "lines":
        return (
            List(tuple((Paragraph(words(_line(person, group["line"]))),) for person in people), marker=Marker.NONE),
        )
    end = "." if len(people) > 1 else ""
    return (Paragraph(words(and_list([_with_office(person) for person in people]) + end)),)


def _with_office(person: PersonBody) -> str:
    return f"{person['name']} ({person['office']})" if person["office"] else person["name"]


def _line(person: PersonBody, line: str) -> str:
    """The person as the group's line writes them; without a capacity there is only the name."""
    if not person["capacity"]:
        return _with_office(person)
    name = person["name"] if "{office}" in line else _with_office(person)
    return fill(line, {"name": name, "capacity": person["capacity"], "office": person["office"]})


def _contact(person: ContactBody) -> Runs:
    """As in "Janet Purcell, Democratic Services Manager", and below it "Tel: …, e-mail: …"."""
    ways: list[Run] = []
    if person["phone"]:
        ways += [Run("Tel: "), Run(person["phone"], link=links.telephone(person["phone"]))]
    if person["email"]:
        ways += [Run(", e-mail: " if ways else "E-mail: "), Run(person["email"], link=f"mailto:{person['email']}")]
    who = ", ".join(part for part in (person["name"], person["job_title"]) if part)
    between = Run("\n" if person["job_title"] else ", ")
    return (Run(who), *((between, *ways) if ways else ()))
