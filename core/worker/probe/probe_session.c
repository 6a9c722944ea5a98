/* SPDX-License-Identifier: Apache-2.0 */
/* Takes the place of session.c in hito-probe. */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/worker/probe/probe_batch.h"
#include "core/worker/probe/probe_memory.h"
#include "core/worker/probe/probe_states.h"
#include "core/worker/report.h"
#include "core/worker/session.h"

enum { MANY_ROWS = 200000, ROWS_OF_PROGRESS = 65536, ALLOCATIONS = 200 };

/* The forms of one input, kept until the run ends. */
typedef struct Form {
    BatchLayout layout;
    BatchSchema schema;
    BatchView view;
    ProbeBatch copy;
} Form;

typedef struct Session {
    const Job *job;
    const unsigned char *slots;
    ProbeStates states;
    Table table;
    Form *form;
    const struct ArrowSchema *schema;
    uint64_t batches, of_input;
    bool starved;
} Session;

static void
release_array(struct ArrowArray *array)
{
    (void)array;
    probe_fail(PROBE_BROKEN);
}

static void
release_schema(struct ArrowSchema *schema)
{
    (void)schema;
    probe_fail(PROBE_BROKEN);
}

/* A plug-in that stopped because it was told to is as right as one that goes on. */
static void
heed(Session *s, hito_code code, uint32_t input)
{
    if (s->states.cancel && s->states.told && code != HITO_OK) {
        if (code != HITO_CANCELLED)
            probe_fail(PROBE_BROKEN);
        return;
    }
    table_check(&s->table, code, input);
}

static void
begin_input(Session *s, const JobCommand *command)
{
    const JobInput *input = &s->job->inputs[command->input];
    s->schema = NULL;
    s->of_input = 0;
    if (command->present) {
        if (!batch_layout_init(&s->form->layout, input->formats, input->row_capacity, input->text_capacity))
            session_cannot_start(EINVAL);
        batch_schema_init(&s->form->schema, &s->form->layout, s->job->columns[command->input]);
        batch_view_init(&s->form->view, &s->form->layout);
        if (s->states.kind == PROBE_RELEASE)
            s->form->schema.root.release = release_schema;
        s->schema = &s->form->schema.root;
    }
    for (unsigned i = 0; i < s->states.n_states; i++)
        heed(s, s->states.plugin->begin(s->states.state[i], command->input, s->schema), command->input);
}

/* Every allocation of one life over one batch fails once. */
static void
starve(Session *s, uint32_t input)
{
    const hito_plugin *plugin = s->states.plugin;
    s->starved = true;
    for (uint64_t n = 1; n <= ALLOCATIONS; n++) {
        void *state = probe_states_create(&s->states, &s->states.quiet, &s->states.runs[0]);
        hito_code code = plugin->begin(state, input, s->schema);
        probe_memory_fail(n);
        if (code == HITO_OK)
            code = plugin->update(state, input, &s->form->view.root);
        if (code == HITO_OK)
            code = plugin->end(state, input);
        if (code == HITO_OK)
            plugin->finish(state);
        probe_memory_fail(0);
        plugin->destroy(state);
    }
}

/* The same rows again and again: what comes out is thrown away, only what is told on the way counts. */
static void
repeat(Session *s, uint32_t input)
{
    int64_t rows = s->form->view.root.length;
    for (int64_t n = 0; rows > 0 && n < MANY_ROWS; n += rows) {
        hito_code code = s->states.plugin->update(s->states.state[0], input, &s->form->view.root);
        s->states.rows_since_progress += (uint64_t)rows;
        if (s->states.cancel && s->states.told) {
            if (code != HITO_CANCELLED)
                probe_fail(PROBE_BROKEN);
            return;
        }
        heed(s, code, input);
        if (s->states.kind == PROBE_PROGRESS && s->states.rows_since_progress > ROWS_OF_PROGRESS + (uint64_t)rows)
            probe_fail(PROBE_BROKEN);
    }
}

static void
update(Session *s, uint32_t input)
{
    const hito_plugin *plugin = s->states.plugin;
    Form *form = s->form;
    ProbeKind kind = s->states.kind;
    if (kind == PROBE_UNMAP || kind == PROBE_GUARD) {
        if (!probe_batch_copy(&form->copy, &form->view, kind == PROBE_GUARD))
            session_cannot_start(ENOMEM);
        heed(s, plugin->update(s->states.state[0], input, &form->copy.root), input);
        probe_batch_unmap(&form->copy);
        return;
    }
    if (kind == PROBE_RELEASE)
        form->view.root.release = release_array;
    if (kind == PROBE_NO_MEMORY && !s->starved)
        starve(s, input);
    if (kind == PROBE_PROGRESS || kind == PROBE_CANCEL) {
        if (!s->states.told || kind == PROBE_PROGRESS)
            repeat(s, input);
        return;
    }
    bool dealt = kind > PROBE_MERGE_EMPTY && kind <= PROBE_SHORT;
    unsigned first = dealt ? (unsigned)(s->of_input % s->states.n_states) : 0;
    unsigned last = kind == PROBE_TWO ? 1 : first;
    for (unsigned i = first; i <= last; i++)
        heed(s, plugin->update(s->states.state[i], input, &form->view.root), input);
}

static void
take_batch(Session *s, const JobCommand *command)
{
    const JobHead *head = &s->job->head;
    if (!batch_view_set(&s->form->view, s->slots + s->batches % head->n_slots * head->slot_size))
        session_cannot_start(EINVAL);
    update(s, command->input);
    s->of_input++;
    s->batches++;
    report_frame(FRAME_SLOT_FREE, &s->batches, sizeof s->batches);
}

static void
finish_states(Session *s)
{
    const hito_plugin *plugin = s->states.plugin;
    probe_states_merge(&s->states);
    if (s->states.kind == PROBE_TWO) {
        heed(s, plugin->finish(s->states.state[1]), 0);
        plugin->destroy(s->states.state[1]);
    }
    if (s->states.cancel && s->states.told)
        return;
    hito_code code = plugin->finish(s->states.state[0]);
    if (!s->states.limit)
        heed(s, code, 0);
    else if (s->states.emits > 1 || (s->states.emits == 1 && code != HITO_LIMIT))
        probe_fail(PROBE_BROKEN);
}

static _Noreturn void
finish(Session *s, int64_t live)
{
    s->table.finishing = true;
    finish_states(s);
    s->states.plugin->destroy(s->states.state[0]);
    if (s->states.kind == PROBE_LEAK && probe_memory_live() > live)
        probe_fail(PROBE_BROKEN);
    report_flush();
    FrameClosing closing = report_counts();
    closing.batches = s->batches;
    report_frame(FRAME_CLOSING, &closing, sizeof closing);
    _exit(0);
}

void
session_run(const Job *job, const unsigned char *slots, const hito_plugin *plugin)
{
    static Session session;
    session.job = job;
    session.slots = slots;
    session.form = calloc(1, sizeof(Form));
    if (!session.form)
        session_cannot_start(ENOMEM);
    table_init(&session.table, job);
    const hito_run *run = session_hito_run(job);
    int64_t live = probe_memory_live();
    probe_states_begin(&session.states, plugin, run, &session.table, (ProbeKind)job->head.probe);
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
            for (unsigned i = 0; i < session.states.n_states; i++)
                heed(&session, plugin->end(session.states.state[i], command.input), command.input);
            break;
        case JOB_FINISH:
            finish(&session, live);
        default:
            session_cannot_start(EINVAL);
        }
    }
}
