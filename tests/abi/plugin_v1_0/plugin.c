/* SPDX-License-Identifier: Apache-2.0 */
/* Written against the headers beside this file, which are contract 1.0 as it was frozen: neither is ever changed. */
#include <hito/hito.h>
#include <stdlib.h>

typedef struct counter {
    const hito_host *host;
    int64_t rows;
} counter;

static hito_code
create(const hito_host *host, const hito_run *run, void **state)
{
    counter *c = calloc(1, sizeof *c);
    (void)run;
    if (!c)
        return HITO_NO_MEMORY;
    c->host = host;
    *state = c;
    return HITO_OK;
}

static hito_code
begin(void *state, uint32_t input, const struct ArrowSchema *schema)
{
    (void)state;
    return input == 0 && schema && schema->n_children == 4 ? HITO_OK : HITO_BAD_INPUT;
}

static hito_code
update(void *state, uint32_t input, const struct ArrowArray *batch)
{
    (void)input;
    ((counter *)state)->rows += batch->length;
    return HITO_OK;
}

static hito_code
end(void *state, uint32_t input)
{
    (void)state;
    return input == 0 ? HITO_OK : HITO_BAD_STATE;
}

/* 100 for each row, so that what a later contract adds shows beside it. */
static hito_code
finish(void *state)
{
    counter *c = state;
    hito_observation o = {0};
    o.struct_size = sizeof o;
    o.present = HITO_HAS_NUMERATOR | HITO_HAS_SUBJECTS;
    o.numerator = 100 * c->rows;
    o.subjects = c->rows;
#ifdef GROWN
    if (HITO_HAS(c->host, hito_host, grown))
        o.numerator += c->host->grown;
    o.grown = 1000;
#endif
    return c->host->emit(c->host->context, &o);
}

static void
destroy(void *state)
{
    free(state);
}

const hito_plugin *
hito_plugin_entry(uint32_t host_abi)
{
    static const hito_plugin table = {
        .struct_size = sizeof table,
#ifdef GROWN
        .abi = HITO_ABI(1, 1),
        .grown = 1,
#else
        .abi = HITO_ABI_1_0,
#endif
        .abi_needs = HITO_ABI_1_0,
        .n_indicators = 1,
        .id = "abi",
        .version = "1.0.0",
        .create = create,
        .begin = begin,
        .update = update,
        .end = end,
        .finish = finish,
        .destroy = destroy,
    };
    return HITO_ABI_MAJOR(host_abi) == 1 ? &table : NULL;
}
