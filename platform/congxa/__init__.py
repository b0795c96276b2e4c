"""congxa: one platform for the web site of every commune, and for the office that answers for them.

The map, from the ground up; a package knows only those above it in this list:

core       transactions and scope, actors, errors, events, time, Vietnamese text
config     what can be set from outside
adapters   the outside world: embedded servers, Redis, storage
tenancy    which units are there, whose site is this host
identity   who is this, and what may they do where
audit      who did what, from what to what
media      pictures                          }
links      outgoing links, rules, the guard  }  neighbours: none knows another
theming    themes and design tokens          }
copyright  where a work comes from, and what is missing before it may go out
publishing sections, articles and their way to the reader
oversight  findings, directives, the board }  neighbours
search     one index over what is public   }
web        the faces: site, desk, office, account; the page cache in front of them
demo       sample content
app, wsgi, cli   what puts it together
"""
