/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_BROKEN_SOUND_H
#define TESTS_BROKEN_SOUND_H

/* A sound plug-in over manifest.json beside this file. A case defines some of the statements below before it includes
 * this header; everything it does not define is right. `answer` is emitted as the total of BRK-01 in the first
 * quarter, so a case that is contained without ending tells what it got there: mostly an errno. */
#include <errno.h>
#include <hito/hito.h>
#include <string.h>

static int64_t answer;
static const hito_host *host_of_run;

#ifndef IN_CREATE
#define IN_CREATE
#endif
#ifndef IN_UPDATE
#define IN_UPDATE
#endif
#ifndef IN_FINISH
#define IN_FINISH
#endif
#ifndef BEFORE_EMIT
#define BEFORE_EMIT
#endif

/* How a case may spoil the one observation that it is about. */
#ifndef SPOIL
#define SPOIL
#endif

static hito_code
create(const hito_host *host, const hito_run *run, void **state)
{
    static int anything;
    (void)run;
    host_of_run = host;
    *state = &anything;
    IN_CREATE;
    return HITO_OK;
}

static hito_code
begin(void *state, uint32_t input, const struct ArrowSchema *schema)
{
    (void)state;
    (void)input;
    (void)schema;
    return HITO_OK;
}

static hito_code
update(void *state, uint32_t input, const struct ArrowArray *batch)
{
    (void)state;
    (void)input;
    (void)batch;
    IN_UPDATE;
    return HITO_OK;
}

static hito_code
end(void *state, uint32_t input)
{
    (void)state;
    (void)input;
    return HITO_OK;
}

static hito_observation
count(int64_t numerator)
{
    hito_observation o;
    memset(&o, 0, sizeof o);
    o.struct_size = sizeof o;
    o.present = HITO_HAS_NUMERATOR | HITO_HAS_SUBJECTS;
    o.numerator = numerator;
    o.subjects = 1;
    return o;
}

static hito_observation
percentage(void)
{
    hito_observation o = count(1);
    o.indicator = 1;
    o.present |= HITO_HAS_DENOMINATOR;
    o.denominator = 2;
    return o;
}

static hito_code
emit(const hito_observation *o)
{
    return host_of_run->emit(host_of_run->context, o);
}

static hito_code
finish(void *state)
{
    (void)state;
    (void)percentage;
    IN_FINISH;
    hito_observation o = count(answer);
    SPOIL;
    BEFORE_EMIT;
    return emit(&o);
}

static void
destroy(void *state)
{
    (void)state;
}

#ifndef TABLE
#define TABLE                                                                                                                \
    {sizeof(hito_plugin), HITO_ABI_1_0, HITO_ABI_1_0, 2, "broken", "1.0.0", create, begin, update, end, finish, destroy, NULL}
#endif
#ifndef ENTRY
#define ENTRY &table
#endif

#ifndef NO_ENTRY
const hito_plugin *
hito_plugin_entry(uint32_t host_abi)
{
    static const hito_plugin table = TABLE;
    (void)table;
    (void)host_abi;
    return ENTRY;
}
#endif

#endif
