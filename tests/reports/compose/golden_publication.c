/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/reports/compose/golden_publication.h"

#include <check.h>

#include "core/document/publication_read.h"
#include "reports/compose/compose.h"
#include "reports/page/block_dump.h"

Publication *
golden_publication(void)
{
    g_autoptr(FindingList) findings = finding_list_new();
    Publication *publication = publication_read(GOLDEN_PUBLICATION, findings);
    ck_assert_ptr_nonnull(publication);
    return publication;
}

char *
golden_dump(const Publication *publication, Language language, unsigned parts)
{
    ComposeOptions options = {language, parts};
    g_autoptr(Report) report = compose_report(publication, &options);
    return block_dump(report);
}
