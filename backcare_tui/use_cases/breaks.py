"""What a break proposes."""

from backcare_tui.companion import Companion
from backcare_tui.domain.breaks.plan import Plan, PromptState
from backcare_tui.domain.proposals import Proposal, by_id, otherwise, propose
from backcare_tui.domain.today import LOOK_BACK


def current_proposal(companion: Companion, plan: Plan) -> Proposal:
    """What the next break of `plan` proposes; on a break, what that one does."""
    catalogue = companion.catalogue
    if plan.state is PromptState.ON_BREAK:
        found = by_id(plan.proposal, catalogue.adjustments, catalogue.patterns)
        return found or otherwise(companion.manner)
    return propose(
        companion.entries(companion.today() - LOOK_BACK),
        companion.adjustments,
        catalogue.patterns,
        companion.settings.breathing,
        plan.kind,
        companion.manner,
        companion.now(),
    )
