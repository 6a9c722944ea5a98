/* SPDX-License-Identifier: Apache-2.0 */
#include "core/command/compile_approved.h"

#include <string.h>

#include "core/model/submission.h"
#include "core/runner/approve.h"

void
compile_approved(const char *office, const GPtrArray *submissions, FindingList *findings)
{
    g_autofree char *trust = g_build_filename(office, "trust", NULL);
    g_autofree char *list = g_build_filename(trust, "approvals.tsv", NULL);
    if (!g_file_test(list, G_FILE_TEST_EXISTS)) {
        finding_add(findings, 5202, "", 0, NULL);
        return;
    }
    g_autoptr(GPtrArray) approvals = approve_read(trust, findings);
    for (guint i = 0; approvals && i < submissions->len; i++) {
        const Submission *s = submissions->pdata[i];
        if (!s->manifest || s->failure)
            continue;
        const Approval *approval = approve_find(approvals, s->manifest->sha256);
        finding_list_set_partner(findings, s->partner);
        if (!approval || strcmp(approval->action, "approve") != 0)
            finding_add(findings, 5201, "", 0, s->manifest->id, s->manifest->version, NULL);
    }
    finding_list_set_partner(findings, "");
}
