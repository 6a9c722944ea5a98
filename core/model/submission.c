/* SPDX-License-Identifier: Apache-2.0 */
#include "core/model/submission.h"

static void
input_free(void *item)
{
    SubmissionInput *input = item;
    g_free(input->id);
    g_free(input->file);
    g_free(input->sha256);
    g_free(input);
}

Submission *
submission_new(void)
{
    Submission *submission = g_new0(Submission, 1);
    submission->programme = g_strdup("");
    submission->partner = g_strdup("");
    submission->period = g_strdup("");
    submission->software = g_strdup("");
    submission->refusals = g_array_new(FALSE, FALSE, sizeof(SandboxRefusal));
    submission->plan_sha256 = g_strdup("");
    submission->signer = g_strdup("");
    submission->sha256 = g_strdup("");
    submission->observations = observation_set_new();
    submission->inputs = g_ptr_array_new_with_free_func(input_free);
    submission->findings = finding_list_new();
    return submission;
}

void
submission_free(Submission *submission)
{
    if (!submission)
        return;
    g_free(submission->programme);
    g_free(submission->partner);
    g_free(submission->period);
    g_free(submission->software);
    g_array_free(submission->refusals, TRUE);
    g_free(submission->plan_sha256);
    g_free(submission->signer);
    g_free(submission->sha256);
    manifest_free(submission->manifest);
    if (submission->manifest_bytes)
        g_bytes_unref(submission->manifest_bytes);
    window_set_free(submission->windows);
    observation_set_free(submission->observations);
    g_ptr_array_unref(submission->inputs);
    finding_list_free(submission->findings);
    g_free(submission);
}

SubmissionInput *
submission_add_input(Submission *submission, const char *id)
{
    SubmissionInput *input = g_new0(SubmissionInput, 1);
    input->id = g_strdup(id);
    input->file = g_strdup("");
    input->sha256 = g_strdup("");
    g_ptr_array_add(submission->inputs, input);
    return input;
}
