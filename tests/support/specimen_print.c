/* SPDX-License-Identifier: Apache-2.0 */
/* specimen_print [--en] [--es] [--a4] [--long] FILE.pdf: writes the specimen, for the judges and for looking at.
 * specimen_print [...] --golden FILE.txt: compares its dump with a text; HITO_BLESS=1 rewrites it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/finding.h"
#include "reports/draw/draw.h"
#include "reports/finish/finish.h"
#include "reports/layout/layout.h"
#include "reports/page/page_dump.h"
#include "reports/page/page_lint.h"
#include "tests/support/specimen.h"

static bool
asked(int argc, char **argv, const char *option)
{
    for (int i = 1; i + 1 < argc; i++)
        if (strcmp(argv[i], option) == 0)
            return true;
    return false;
}

static int
fail(FindingList *findings, GError *error)
{
    if (error)
        finding_add_error(findings, error);
    finding_list_print(findings, LANGUAGE_EN, stderr);
    return 4;
}

static bool
golden(const PageDocument *document, const char *path)
{
    g_autofree char *now = page_dump(document), *then = NULL;
    if (getenv("HITO_BLESS"))
        return g_file_set_contents(path, now, -1, NULL);
    if (g_file_get_contents(path, &then, NULL, NULL) && strcmp(now, then) == 0)
        return true;
    fprintf(stderr, "the dump differs from %s; look at the change, then set HITO_BLESS=1\n", path);
    return false;
}

int
main(int argc, char **argv)
{
    GError *error = NULL;
    if (argc < 2)
        return 2;
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(Report) report = specimen_report(asked(argc, argv, "--es"), asked(argc, argv, "--long"));
    LayoutOptions options = {.paper = asked(argc, argv, "--a4") ? theme_a4() : theme_letter()};
    g_autoptr(PageDocument) document = layout_pages(report, &options, &error);
    if (!document)
        return fail(findings, error);
    bool clean = page_lint(document, findings);
    if (!clean)
        fail(findings, NULL);
    if (asked(argc, argv, "--golden"))
        return clean && golden(document, argv[argc - 1]) ? 0 : 4;
    g_autoptr(GBytes) drawn = draw_pdf(document, THEME_FONT_FOLDER, &error);
    g_autoptr(GBytes) pdf = drawn ? finish_pdf(document, drawn, &error) : NULL;
    if (!pdf)
        return fail(findings, error);
    gsize size = 0;
    const char *bytes = g_bytes_get_data(pdf, &size);
    return g_file_set_contents(argv[argc - 1], bytes, (gssize)size, NULL) && clean ? 0 : 4;
}
