#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The lints are themselves tested: a wrong include in each room, a partner's name in core, a heap and a silent
header must each be found.

usage: seen_to_fail.py ROOT
"""
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import arrows
import contract

HEAD = "/* SPDX-License-Identifier: Apache-2.0 */\n"
BAD = [
    ("include/hito/x.h", '#include "core/base/finding.h"'),
    ("estimate/x.c", '#include "sdk/hito_sdk.h"'),
    ("sdk/x.c", '#include "core/base/finding.h"'),
    ("analyst/x.c", '#include "core/source/source_file.h"'),
    ("plugins/acme/x.c", '#include "core/model/plan.h"'),
    ("core/base/x.c", '#include "core/model/plan.h"'),
    ("core/model/x.c", '#include "core/rule/rollup.h"'),
    ("core/rule/x.c", '#include "core/document/plan_read.h"'),
    ("core/protect/x.c", '#include "core/ledger/ledger.h"'),
    ("core/verify/x.c", "#include <glib.h>"),
    ("core/document/x.c", '#include "core/ledger/ledger.h"'),
    ("core/ledger/x.c", "#include <jansson.h>"),
    ("core/source/x.c", '#include "core/runner/collect.h"'),
    ("core/sign/x.c", "#include <sqlite3.h>"),
    ("core/wire/x.c", "#include <glib.h>"),
    ("core/worker/x.c", '#include "core/model/plan.h"'),
    ("core/runner/x.c", "#include <dlfcn.h>"),
    ("core/conformance/x.c", '#include "core/ledger/ledger.h"'),
    ("core/command/x.c", '#include "reports/page/page.h"'),
    ("reports/words/x.c", '#include "reports/page/page.h"'),
    ("reports/style/x.c", '#include "core/model/plan.h"'),
    ("reports/page/x.c", "#include <cairo.h>"),
    ("reports/text/x.c", "#include <qpdf/qpdf-c.h>"),
    ("reports/chart/x.c", '#include "core/model/publication.h"'),
    ("reports/map/x.c", '#include "reports/draw/draw.h"'),
    ("reports/layout/x.c", '#include "reports/compose/compose.h"'),
    ("reports/compose/x.c", '#include "core/document/plan_read.h"'),
    ("reports/draw/x.c", '#include "core/model/publication.h"'),
    ("reports/finish/x.c", '#include "core/ledger/ledger.h"'),
    ("core/command/y.c", "/* acme sends late */"),
    ("core/command/z.c", '#include "core/model/publication_build.h"'),
    ("core/base/util.c", ""),
]


def main():
    missed = []
    for path, line in BAD:
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for top in ("include", "estimate", "analyst", "sdk", "plugins/acme", "core", "reports"):
                (root / top).mkdir(parents=True, exist_ok=True)
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(HEAD + line + "\n")
            if not arrows.lint(root):
                missed.append(f"{path}: {line}")
    for silent in ("char *plan_peek(void);\n", "/** Reads. Owner: caller. */\nPlan *plan_read(GError **error);\n"):
        if not contract.check("x.h", silent):
            missed.append(silent)
    if not contract.check("estimate/x.h", "/** Adds. Shapes: scalars. Units: none. Errors: none. */\ndouble x_add(double a);\n"):
        missed.append("an estimator without its source")
    print("\n".join(missed) or f"seen to fail: {len(BAD) + 3} of {len(BAD) + 3}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
