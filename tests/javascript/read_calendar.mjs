// Reads a calendar from standard input with ical.js and writes what it understood as JSON.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));

const values = (component) =>
  Object.fromEntries(
    component.getAllProperties().map((property) => [property.name, property.getValues().map(String).join(" | ")]),
  );

const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  return {
    starts_at: event.startDate.toJSDate().toISOString(),
    ends_at: event.endDate.toJSDate().toISOString(),
    timezone: event.startDate.zone.tzid,
    categories: component.getFirstProperty("categories").getValues(),
    properties: values(component),
  };
});

process.stdout.write(JSON.stringify({ properties: values(calendar), events }));
