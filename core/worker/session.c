/* SPDX-License-Identifier: Apache-2.0 */
#include "core/worker/session.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/worker/report.h"
#include "core/worker/table.h"

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

/* The forms of one input, kept until the run ends. */
typedef struct Form {
    BatchLayout layout;
    BatchSchema schema;
    BatchView view;
} Form;

typedef struct Session {
    const Job *job;
    const unsigned char *slots;
    const hito_plugin *plugin;
    void *state;
    Form *form; /* of the input that is open */
    Table table;
    uint64_t batches;
} Session;

static _Noreturn void
cannot_start(int error)
{
    FrameFailure failure = {.stage = STAGE_START, .number = error};
    report_failure(&failure);
}

/* Any answer but HITO_OK ends the run. */
static void
heed(Session *session, hito_code code, uint32_t input)
{
    table_check(&session->table, code, input);
}

static const hito_run *
run_of(const Job *job)
{
    hito_run *run = calloc(1, sizeof *run);
    hito_setting *settings = calloc(job->head.n_settings + 1, sizeof *settings);
    if (!run || !settings)
        cannot_start(ENOMEM);
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

static void
begin_input(Session *session, const JobCommand *command)
{
    const JobInput *input = &session->job->inputs[command->input];
    const struct ArrowSchema *schema = NULL;
    if (command->present) {
        Form *form = session->form;
        if (!batch_layout_init(&form->layout, input->formats, input->row_capacity, input->text_capacity))
            cannot_start(EINVAL);
        batch_schema_init(&form->schema, &form->layout, session->job->columns[command->input]);
        batch_view_init(&form->view, &form->layout);
        schema = &form->schema.root;
    }
    heed(session, session->plugin->begin(session->state, command->input, schema), command->input);
}

static void
take_batch(Session *session, const JobCommand *command)
{
    const JobHead *head = &session->job->head;
    const unsigned char *slot = session->slots + session->batches % head->n_slots * head->slot_size;
    if (!batch_view_set(&session->form->view, slot))
        cannot_start(EINVAL);
    heed(session, session->plugin->update(session->state, command->input, &session->form->view.root), command->input);
    session->batches++;
    report_frame(FRAME_SLOT_FREE, &session->batches, sizeof session->batches);
}

static _Noreturn void
finish(Session *session)
{
    session->table.finishing = true;
    heed(session, session->plugin->finish(session->state), 0);
    report_flush();
    FrameClosing closing = report_counts();
    closing.batches = session->batches;
    report_frame(FRAME_CLOSING, &closing, sizeof closing);
    /* No destroy, no exit handlers: the process is the plug-in's life. */
    _exit(0);
}

void
session_run(const Job *job, const unsigned char *slots, const hito_plugin *plugin)
{
    Session session = {.job = job, .slots = slots, .plugin = plugin, .form = calloc(1, sizeof(Form))};
    if (!session.form)
        cannot_start(ENOMEM);
    table_init(&session.table, job);
    const hito_run *run = run_of(job);
    hito_code created = plugin->create(&session.table.host, run, &session.state);
    heed(&session, created, 0);
    for (;;) {
        JobCommand command = session_command();
        if (command.input >= job->head.n_inputs && command.verb != JOB_FINISH)
            cannot_start(EINVAL);
        switch (command.verb) {
        case JOB_BEGIN:
            begin_input(&session, &command);
            break;
        case JOB_BATCH:
            take_batch(&session, &command);
            break;
        case JOB_END:
            heed(&session, plugin->end(session.state, command.input), command.input);
            break;
        case JOB_FINISH:
            finish(&session);
        default:
            cannot_start(EINVAL);
        }
    }
}
