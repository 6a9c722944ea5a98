/* SPDX-License-Identifier: Apache-2.0 */
#include "core/worker/session.h"

#include <errno.h>
#include <hito/merge.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/worker/report.h"
#include "core/worker/share.h"
#include "core/worker/states.h"
#include "core/worker/table.h"

/* The forms of one input, kept until the run ends. */
typedef struct Form {
    BatchLayout layout;
    BatchSchema schema;
    BatchView view;
    Share share;
} Form;

typedef struct Session {
    const Job *job;
    const unsigned char *slots;
    const hito_plugin *plugin;
    void *state;
    Form *form; /* of the input that is open */
    Table table;
    uint64_t batches, merged;
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
        if (!share_begin(&form->share, &session->job->head, input, &form->layout))
            session_cannot_start(ENOMEM);
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
    BatchView *mine = share_take(&session->form->share, &session->form->view);
    if (mine->root.length > 0)
        heed(session, session->plugin->update(session->state, command->input, &mine->root), command->input);
    session->batches++;
    report_frame(FRAME_SLOT_FREE, &session->batches, sizeof session->batches);
}

static _Noreturn void
close_session(const Session *session)
{
    report_refusals();
    FrameClosing closing = report_counts();
    closing.batches = session->batches;
    report_frame(FRAME_CLOSING, &closing, sizeof closing);
    /* No destroy, no exit handlers: the process is the plug-in's life. */
    _exit(0);
}

static _Noreturn void
finish(Session *session)
{
    session->table.finishing = true;
    heed(session, session->plugin->finish(session->state), 0);
    close_session(session);
}

static const hito_merge *
merge_of(const Session *session)
{
    if (session->job->head.n_shards < 2)
        session_cannot_start(EINVAL);
    return session->plugin->extension(HITO_MERGE_ID);
}

static _Noreturn void
save(Session *session)
{
    StatesEnd end;
    hito_sink sink = states_sink(&end);
    heed(session, merge_of(session)->save(session->state, &sink), 0);
    states_finish(&end);
    close_session(session);
}

static void
take_state(Session *session, const hito_run *run)
{
    StatesEnd end;
    hito_source source = states_source(&end);
    void *other = NULL;
    const hito_merge *merge = merge_of(session);
    heed(session, merge->load(&session->table.host, run, &source, &other), 0);
    states_skip(&end);
    heed(session, merge->merge(session->state, other), 0);
    session->plugin->destroy(other);
    session->merged++;
    report_frame(FRAME_MERGED, &session->merged, sizeof session->merged);
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
        if (command.input >= job->head.n_inputs && (command.verb == JOB_BEGIN || command.verb == JOB_BATCH || command.verb == JOB_END))
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
        case JOB_SAVE:
            save(&session);
        case JOB_MERGE:
            take_state(&session, run);
            break;
        case JOB_FINISH:
            finish(&session);
        default:
            session_cannot_start(EINVAL);
        }
    }
}
