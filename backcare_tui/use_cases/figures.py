"""The figure that shows a movement, by the name that a step, an adjustment or a tool gives it."""

from typing import TYPE_CHECKING

from backcare_tui.companion import Companion

if TYPE_CHECKING:
    from backcare_tui.domain.figures import Figure


def figure_named(companion: Companion, id_: str) -> "Figure | None":
    """None for "", and for a figure that is not there. The first one asked for reads them all."""
    if not id_:
        return None
    from backcare_tui.content.kept_figures import figures_by_id

    paths = companion.paths
    return figures_by_id(paths.content, paths.figures, companion.catalogue.files).get(id_)
