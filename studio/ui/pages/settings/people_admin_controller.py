"""Joins the lists of people and departments to a catalogue server, for its administrators."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.ui.language import tr
from studio.ui.pages.settings.people_admin import AdminPart
from studio.ui.pages.settings.people_person import PersonForm
from studio.ui.shell import Services

if TYPE_CHECKING:
    from studio.catalogue import Department, FirstPassword, PeopleImported, Person
    from studio.workspace import Workspace


class AdminController(QObject):
    def __init__(self, view: AdminPart, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        self._listed: list[Person] = []
        view.sheet.saved.connect(self._save)
        view.sheet.password_wanted.connect(self._give_password)
        view.file_chosen.connect(self._read)
        view.import_decided.connect(self._import)
        view.department_renamed.connect(self._rename)

    def show_all(self) -> None:
        job = self._services.background.run(_everybody, self._services.workspace)
        job.done.connect(self._show)
        job.failed.connect(self._services.notices.show_error)

    def _show(self, known: "tuple[list[Person], list[Department]]") -> None:
        people, departments = known
        self._view.show_people([_form(person) for person in people])
        self._view.show_departments([(one.name, one.people) for one in departments])

    def _save(self, form: PersonForm) -> None:
        job = self._services.background.run(_save, self._services.workspace, form)
        job.done.connect(self._saved)
        job.failed.connect(self._services.notices.show_error)

    def _saved(self, _: object) -> None:
        self._view.sheet.close_sheet()
        self._services.notices.say(tr("Saved"))
        self.show_all()

    def _give_password(self, person: str) -> None:
        job = self._services.background.run(_give_password, self._services.workspace, person)
        job.done.connect(self._show_password)
        job.failed.connect(self._services.notices.show_error)

    def _show_password(self, first: "FirstPassword") -> None:
        self._view.sheet.show_password(first.password)

    def _read(self, file: str) -> None:
        job = self._services.background.run(_read, file)
        job.done.connect(self._ask)
        job.failed.connect(self._services.notices.show_error)

    def _ask(self, people: "list[Person]") -> None:
        self._listed = people
        self._view.ask_import(len(people))

    def _import(self, passwords: str) -> None:
        job = self._services.background.run(_import, self._services.workspace, self._listed, passwords)
        job.done.connect(self._imported)
        job.failed.connect(self._services.notices.show_error)

    def _imported(self, done: "PeopleImported") -> None:
        counts = {"added": len(done.added), "changed": len(done.changed), "unchanged": len(done.unchanged)}
        text = tr("{added} added, {changed} changed, {unchanged} as they were.", **counts)
        more = tr("The first passwords are in the file you chose.") if done.passwords else ""
        self._view.say_imported(text, more)
        self.show_all()

    def _rename(self, name: str, new: str) -> None:
        job = self._services.background.run(_rename, self._services.workspace, name, new)
        job.done.connect(self._renamed)
        job.failed.connect(self._services.notices.show_error)

    def _renamed(self, _: object) -> None:
        self._view.department_sheet.close_sheet()
        self.show_all()


def _form(person: "Person") -> PersonForm:
    return PersonForm(
        id=person.id,
        name=person.name,
        department=person.department,
        roles=tuple(role.value for role in person.roles),
        reviews=person.reviews,
        active=person.active,
    )


async def _everybody(workspace: "Workspace") -> "tuple[list[Person], list[Department]]":
    async with workspace.catalogue() as client:
        return await client.accounts.people(), await client.accounts.departments()


async def _save(workspace: "Workspace", form: PersonForm) -> "Person":
    from dataclasses import asdict

    from studio.catalogue import Person

    async with workspace.catalogue() as client:
        return await client.accounts.keep_person(Person.model_validate(asdict(form)))


async def _give_password(workspace: "Workspace", person: str) -> "FirstPassword":
    async with workspace.catalogue() as client:
        return await client.accounts.give_first_password(person)


def _read(file: str) -> "list[Person]":
    from studio.workspace.people_file import people_in

    return people_in(Path(file))


async def _import(workspace: "Workspace", people: "list[Person]", passwords: str) -> "PeopleImported":
    from studio.workspace.first_passwords import to_hand_out

    with to_hand_out(Path(passwords) if passwords else None) as write:
        async with workspace.catalogue() as client:
            done = await client.accounts.import_people(people, passwords=bool(passwords))
        write(done.passwords)
    return done


async def _rename(workspace: "Workspace", name: str, new: str) -> "Department":
    async with workspace.catalogue() as client:
        return await client.accounts.rename_department(name, new)
