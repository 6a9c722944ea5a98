/* SPDX-License-Identifier: Apache-2.0 */
#include "core/document/submission_read.h"
#include "core/document/submission_write.h"
#include "tests/fuzz/mutate.h"

/* What was read as good must survive writing: every index in it is in range. */
static void
parse(const char *bytes, size_t size)
{
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(Submission) submission = submission_parse(bytes, size, "fuzz.json", findings);
    if (!submission)
        return;
    size_t written;
    g_autofree char *again = submission_bytes(submission, &written);
    for (size_t i = 0; i < finding_list_size(submission->findings); i++)
        g_free(finding_line(finding_list_peek(submission->findings, i), LANGUAGE_ES));
}

FUZZ_TARGET(3000, parse)
