/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/worker/report.h"
#include "core/worker/session.h"

enum { EXIT_HOST_SILENT = 93 };

JobCommand
session_command(void)
{
    JobCommand command = {0};
    size_t have = 0;
    while (have < sizeof command) {
        ssize_t n = read(JOB_COMMANDS, (unsigned char *)&command + have, sizeof command - have);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            _exit(EXIT_HOST_SILENT);
        have += (size_t)n;
    }
    return command;
}

void
session_cannot_start(int error)
{
    FrameFailure failure = {.stage = STAGE_START, .number = error};
    report_failure(&failure);
}

const hito_run *
session_hito_run(const Job *job)
{
    hito_run *run = calloc(1, sizeof *run);
    hito_setting *settings = calloc(job->head.n_settings + 1, sizeof *settings);
    if (!run || !settings)
        session_cannot_start(ENOMEM);
    for (uint32_t i = 0; i < job->head.n_settings; i++)
        settings[i] = (hito_setting){{job->setting_names[i], strlen(job->setting_names[i])}, job->setting_values[i]};
    *run = (hito_run){
        .struct_size = sizeof *run,
        .n_windows = job->head.n_windows,
        .windows = job->windows,
        .n_quarters = job->head.n_quarters,
        .n_settings = job->head.n_settings,
        .settings = settings,
        .as_of_day = job->head.as_of_day,
        .shard = job->head.shard,
        .n_shards = job->head.n_shards,
        .seed = job->head.seed,
    };
    return run;
}
