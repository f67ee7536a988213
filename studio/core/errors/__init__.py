"""Everything that can go wrong, as one tree of names and facts; the faces turn them into words.

StudioError
├── workspace    The workspace's folder, its files, and the names in it.
├── documents    One file could not be loaded; the others are unaffected.
├── knowledge    A knowledge base and its vectors.
├── endpoints    A model endpoint, and answers that did not come as they should.
├── agents       An agent that cannot answer, and a draft of one that cannot be used.
├── trials       A test case that could not be judged: it counts as not met.
├── tools        What a tool of an agent could not do, or may not.
├── serving      The catalogue as a service: its database, its packages, its settings.
├── submitting   On the way to a release: package, checks, review.
├── releases     Releases: their order, their end, and what people say about them.
├── accounts     People of a catalogue: who they are, and what they may do.
├── courses      Courses: their folders, files and workspaces.
├── classroom    A class in a room: finding, joining, keeping one's seat.
├── trust        Signatures, keys, certificates and the signed index.
└── outlets      Programs that ask published agents.

Each module draws its part of the tree; all of them can be had from here.
"""

from studio.core.errors.accounts import *
from studio.core.errors.agents import *
from studio.core.errors.base import *
from studio.core.errors.classroom import *
from studio.core.errors.courses import *
from studio.core.errors.documents import *
from studio.core.errors.endpoints import *
from studio.core.errors.knowledge import *
from studio.core.errors.outlets import *
from studio.core.errors.releases import *
from studio.core.errors.serving import *
from studio.core.errors.submitting import *
from studio.core.errors.tools import *
from studio.core.errors.trials import *
from studio.core.errors.trust import *
from studio.core.errors.workspace import *
