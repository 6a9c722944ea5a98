/* SPDX-License-Identifier: Apache-2.0 */
#include "core/worker/session.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/worker/report.h"
#include "core/worker/table.h"

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

/* Any answer but HITO_OK ends the run. */
static void
heed(Session *session, hito_code code, uint32_t input)
{
    table_check(&session->table, code, input);
}

static void
begin_input(Session *session, const JobCommand *command)
{
    const JobInput *input = &session->job->inputs[command->input];
    const struct ArrowSchema *schema = NULL;
    if (command->present) {
        Form *form = session->form;
        if (!batch_layout_init(&form->layout, input->formats, input->row_capacity, input->text_capacity))
            session_cannot_start(EINVAL);
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
        session_cannot_start(EINVAL);
    heed(session, session->plugin->update(session->state, command->input, &session->form->view.root), command->input);
    session->batches++;
    report_frame(FRAME_SLOT_FREE, &session->batches, sizeof session->batches);
}

static _Noreturn void
finish(Session *session)
{
    session->table.finishing = true;
    heed(session, session->plugin->finish(session->state), 0);
    report_refusals();
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
        session_cannot_start(ENOMEM);
    table_init(&session.table, job);
    const hito_run *run = session_hito_run(job);
    hito_code created = plugin->create(&session.table.host, run, &session.state);
    heed(&session, created, 0);
    for (;;) {
        JobCommand command = session_command();
        if (command.input >= job->head.n_inputs && command.verb != JOB_FINISH)
            session_cannot_start(EINVAL);
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
            session_cannot_start(EINVAL);
        }
    }
}
