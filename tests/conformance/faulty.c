/* SPDX-License-Identifier: Apache-2.0 */
/* A sound plug-in over manifest.json beside this file, in plain C without the SDK. Built with -DFAULT_<ID> it has one fault,
 * which the check of that id must find, and no other check may. */
#include <hito/hito.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

enum { QUARTERS = 64, SEXES = 3, PERSON = 0, DATE, SEX, AMOUNT, REMARK };

typedef struct counts {
    int64_t rows[QUARTERS][SEXES];
    int64_t with_amount[QUARTERS][SEXES];
    int64_t n;
    int64_t extra; /* what only a fault counts */
} counts;

typedef struct counter {
    const hito_host *host;
    const hito_run *run;
    counts *c;
    uint32_t last_shard, batches;
    int has_schema;
    const int32_t *kept;
    void *leaked;
} counter;

#ifdef FAULT_C06
static counter *current;
#endif
#ifdef FAULT_S09
static volatile int started;
__attribute__((constructor)) static void
start(void)
{
    started = 1;
}
#endif
#ifdef FAULT_S08
HITO_EXPORT int another(void);
int
another(void)
{
    return 1;
}
#endif
#ifdef FAULT_L01
extern int nowhere(void);
#endif
#ifdef FAULT_S07
/* Of glibc 2.26, and not missed when it is not there; the test writes a version that no system has in its place. */
__attribute__((weak)) extern void *reallocarray(void *, size_t, size_t);
void *volatile later = (void *)reallocarray;
#endif

static hito_code
create(const hito_host *host, const hito_run *run, void **state)
{
    counter *s = calloc(1, sizeof *s);
    if (!s)
        return HITO_NO_MEMORY;
    s->c = calloc(1, sizeof *s->c);
    if (!s->c) {
        free(s);
        return HITO_NO_MEMORY;
    }
    s->host = host;
    s->run = run;
    s->last_shard = run->shard;
    *state = s;
#ifdef FAULT_C01
    static int creations;
    static void *volatile lost;
    if (creations++ > 20)
        lost = malloc(100);
    (void)lost;
#endif
#ifdef FAULT_C03
    hito_host copy;
    memcpy(&copy, host, host->struct_size > 4096 ? 0 : host->struct_size);
    if (host->struct_size > sizeof copy)
        abort();
#endif
#ifdef FAULT_C06
    if (run->n_shards == 1)
        current = s;
#endif
#ifdef FAULT_L01
    s->batches = (uint32_t)nowhere();
#endif
#ifdef FAULT_X01
    s->batches = (uint32_t)socket(AF_INET, SOCK_STREAM, 0);
#endif
#ifdef FAULT_S16
    if (run->n_windows == 0)
        s->batches = (uint32_t)socket(AF_INET, SOCK_STREAM, 0);
#endif
    return HITO_OK;
}

static hito_code
begin(void *state, uint32_t input, const struct ArrowSchema *schema)
{
    counter *s = state;
    (void)input;
    s->has_schema = schema != NULL;
#ifdef FAULT_I15
    if (schema && schema->release)
        schema->release((struct ArrowSchema *)schema);
#endif
    return HITO_OK;
}

static int
is_valid(const struct ArrowArray *column, int64_t row)
{
    const uint8_t *bits = column->buffers[0];
    return !bits || bits[row / 8] >> row % 8 & 1;
}

static int
quarter_of(const hito_run *run, int32_t day)
{
    for (uint32_t q = 0; q < run->n_quarters; q++) {
        if (day >= run->windows[q].from_day && day < run->windows[q].to_day)
            return (int)q;
    }
#ifdef FAULT_I11
    if (day >= run->windows[run->n_quarters - 1].to_day)
        return (int)run->n_quarters - 1;
#endif
    return -1;
}

/* Faults that show in the rows themselves. */
static void
spoil(counter *s, const struct ArrowArray *batch)
{
    const int32_t *days = batch->children[DATE]->buffers[1], *people = batch->children[PERSON]->buffers[1];
    const int32_t *sexes = batch->children[SEX]->buffers[1];
    (void)s;
    (void)days;
    (void)people;
    (void)sexes;
#ifdef FAULT_I03
    if (batch->length > 30 && batch->children[AMOUNT]->null_count == batch->length)
        abort();
#endif
#ifdef FAULT_I04
    for (int64_t i = 0; i < batch->length; i++) {
        if (days[i] > 60000)
            abort();
    }
#endif
#ifdef FAULT_I06
    for (int64_t i = 1; i < batch->length; i++) {
        if (people[i] == people[i - 1] && sexes[i] != sexes[i - 1])
            abort();
    }
#endif
#ifdef FAULT_I08
    if (s->batches == 0 && batch->length)
        s->c->extra = days[0] % 53;
#endif
#ifdef FAULT_I13
    volatile int32_t beyond = days[(batch->length + 15) / 16 * 16];
    (void)beyond;
#endif
#ifdef FAULT_I15
    if (batch->release)
        batch->release((struct ArrowArray *)batch);
#endif
#ifdef FAULT_I16
    if (batch->length > 1000) {
        char *much = malloc(100 << 20);
        if (much)
            memset(much, 1, 100 << 20);
        else
            s->c->extra = -1;
        free(much);
    }
#endif
#ifdef FAULT_C07
    volatile char *copy = malloc(16);
    copy[0] = 1;
    free((void *)copy);
#endif
#ifdef FAULT_C10
    if (s->kept) {
        volatile int32_t old = s->kept[0];
        (void)old;
    }
    s->kept = days;
#endif
#ifdef FAULT_X03
    if (!s->leaked)
        s->leaked = malloc(64);
#endif
}

static hito_code
update(void *state, uint32_t input, const struct ArrowArray *batch)
{
    counter *s = state;
    (void)input;
#ifdef FAULT_C06
    if (s->run->n_shards == 1)
        s = current;
#endif
    const int32_t *days = batch->children[DATE]->buffers[1], *sexes = batch->children[SEX]->buffers[1];
    spoil(s, batch);
    int64_t first = 0;
#ifdef FAULT_I07
    first = batch->length == 7;
#endif
    for (int64_t i = first; i < batch->length; i++) {
        int q = quarter_of(s->run, days[i]);
        if (q < 0)
            continue;
        s->c->n++;
        s->c->rows[q][sexes[i]]++;
        s->c->with_amount[q][sexes[i]] += is_valid(batch->children[AMOUNT], i);
    }
    s->batches++;
#ifdef FAULT_O13
    hito_observation early = {.struct_size = sizeof early, .present = HITO_HAS_NUMERATOR | HITO_HAS_SUBJECTS};
    if (s->host->emit(s->host->context, &early) != HITO_OK)
        return HITO_BAD_STATE;
#endif
#ifdef FAULT_I16
    if (s->c->extra < 0)
        return HITO_NO_MEMORY;
#endif
#ifdef FAULT_C08
    return HITO_OK;
#elif defined FAULT_C09
    s->host->progress(s->host->context, (uint64_t)s->c->n, 0);
    return HITO_OK;
#else
    return s->host->progress(s->host->context, (uint64_t)s->c->n, 0) ? HITO_CANCELLED : HITO_OK;
#endif
}

static hito_code
end(void *state, uint32_t input)
{
    (void)state;
    (void)input;
    return HITO_OK;
}

static hito_observation
cell(uint32_t indicator, uint32_t window, int64_t numerator)
{
    hito_observation o = {.struct_size = sizeof o, .indicator = indicator, .window = window};
    o.present = HITO_HAS_NUMERATOR | HITO_HAS_SUBJECTS;
    o.numerator = o.subjects = numerator;
#ifdef FAULT_O05
    o.present &= ~HITO_HAS_SUBJECTS;
#endif
    return o;
}

static hito_code
emit(const counter *s, const hito_observation *o)
{
    hito_code code = s->host->emit(s->host->context, o);
#ifdef FAULT_O08
    return HITO_OK;
#endif
    return code;
}

/* The count of one cell, as a fault may see it. */
static int64_t
count_of(const counter *s, uint32_t q, int sex)
{
    int64_t n = s->c->rows[q][sex];
#ifdef FAULT_I08
    n += sex == 0 && q == 0 ? s->c->extra : 0;
#endif
#ifdef FAULT_I12
    n = n > 2 ? 2 : n;
#endif
#ifdef FAULT_O09
    n += sex == 0 && q == 0 ? (int64_t)((uintptr_t)s >> 12 & 0x7) : 0;
#endif
#ifdef FAULT_O12
    n += q == 0 ? (s->c->n + 2) / 4 : 0;
#endif
    return n;
}

static hito_code
emit_count(const counter *s, uint32_t q)
{
    int64_t total = 0;
    for (uint16_t sex = 0; sex < SEXES; sex++) {
        hito_observation o = cell(0, q, count_of(s, q, sex));
        o.table = 1;
        o.codes = &sex;
        o.n_codes = 1;
        total += o.numerator;
        hito_code code = o.numerator ? emit(s, &o) : HITO_OK;
        if (code != HITO_OK)
            return code;
    }
#ifdef FAULT_O06
    total *= q == 3 ? 2 : 1;
#endif
    hito_observation o = cell(0, q, total);
#ifdef FAULT_O03
    o.window += q == 2 ? 50 : 0;
#endif
#ifdef FAULT_O04
    if (q + 1 == s->run->n_quarters)
        return HITO_OK;
#endif
#ifdef FAULT_O01
    if (q == 1 && emit(s, &o) != HITO_OK)
        return HITO_LIMIT;
#endif
    return emit(s, &o);
}

static hito_code
emit_share(const counter *s, uint32_t q)
{
    hito_observation o = cell(1, q, 0);
    int64_t all = 0;
    for (int sex = 0; sex < SEXES; sex++) {
        o.numerator += s->c->with_amount[q][sex];
        all += s->c->rows[q][sex];
    }
#ifdef FAULT_O02
    o.numerator += q == 3 ? 1000 : 0;
#endif
#ifdef FAULT_X09
    all = o.numerator = 0;
#endif
    o.denominator = all;
    o.subjects = all;
    o.present |= HITO_HAS_DENOMINATOR;
    if (all == 0)
        o.status = HITO_STATUS_DEN_ZERO;
    return emit(s, &o);
}

static hito_code
finish(void *state)
{
    counter *s = state;
#ifdef FAULT_I01
    if (!s->has_schema)
        abort();
#endif
#ifdef FAULT_I02
    if (s->c->n == 1)
        abort();
#endif
#ifdef FAULT_X06
    static char much[54 << 20];
    for (size_t i = 0; i < sizeof much; i += 4096)
        ((volatile char *)much)[i] = 1;
#endif
    for (uint32_t q = 0; q < s->run->n_quarters; q++) {
        hito_code code = emit_count(s, q);
        if (code == HITO_OK)
            code = emit_share(s, q);
        if (code != HITO_OK)
            return code;
    }
#ifdef FAULT_O07
    hito_observation o = cell(0, 0, 1);
    for (int i = 0; i < 300; i++) {
        hito_code code = emit(s, &o);
        if (code != HITO_OK)
            return code;
    }
#endif
    return HITO_OK;
}

static void
destroy(void *state)
{
    counter *s = state;
#ifndef FAULT_C05
    if (!s)
        return;
#endif
    free(s->c);
    free(s);
}

static hito_code
merge(void *into, void *from)
{
    counter *a = into, *b = from;
#ifdef FAULT_M01
    if (b->c->n == 0)
        memset(a->c, 0, sizeof *a->c);
#endif
#ifdef FAULT_M03
    if (b->run->shard < a->last_shard)
        return HITO_OK;
    a->last_shard = b->run->shard;
#endif
    for (int q = 0; q < QUARTERS; q++) {
        for (int sex = 0; sex < SEXES; sex++) {
            a->c->rows[q][sex] += b->c->rows[q][sex];
#ifndef FAULT_M02
            a->c->with_amount[q][sex] += b->c->with_amount[q][sex];
#endif
        }
    }
    a->c->n += b->c->n;
    return HITO_OK;
}

static hito_code
save(void *state, const hito_sink *sink)
{
    counter *s = state;
#ifdef FAULT_M05
    static int64_t saves;
    s->c->extra = ++saves;
#endif
    return sink->write(sink->context, s->c, sizeof *s->c);
}

static size_t
read_all(const hito_source *source, unsigned char *to, size_t size)
{
    size_t have = 0;
    while (have < size) {
        size_t n = source->read(source->context, to + have, size - have);
        if (n == 0)
            break;
        have += n;
#ifdef FAULT_M07
        break;
#endif
    }
    return have;
}

static hito_code
load(const hito_host *host, const hito_run *run, const hito_source *source, void **state)
{
    hito_code code = create(host, run, state);
    if (code != HITO_OK)
        return code;
    counter *s = *state;
    s->has_schema = 1;
    size_t have = read_all(source, (unsigned char *)s->c, sizeof *s->c);
#ifdef FAULT_M04
    s->c->with_amount[3][0] += 1;
    s->c->rows[3][0] += 1;
#endif
#ifndef FAULT_M06
    if (have != sizeof *s->c) {
        destroy(s);
        *state = NULL;
        return HITO_BAD_STATE;
    }
#endif
    (void)have;
    return HITO_OK;
}

static const void *
extension(const char *id)
{
    static const hito_merge table = {sizeof table, 1, merge, save, load};
#ifdef FAULT_L07
    return strncmp(id, HITO_MERGE_ID, strlen(HITO_MERGE_ID)) == 0 ? &table : NULL;
#endif
    return strcmp(id, HITO_MERGE_ID) == 0 ? &table : NULL;
}

#ifndef FAULT_ID
#define FAULT_ID "faulty"
#endif
#ifndef FAULT_SIZE
#define FAULT_SIZE sizeof(hito_plugin)
#endif

const hito_plugin *
hito_plugin_entry(uint32_t host_abi)
{
    static const hito_plugin table = {FAULT_SIZE, HITO_ABI_1_0, HITO_ABI_1_0, 2, FAULT_ID, "1.0.0", create, begin, update, end, finish, destroy,
                                      extension};
#ifdef FAULT_L02
    for (volatile int i = 0; i < 400000000; i++) {
    }
#endif
#ifdef FAULT_L03
    static const hito_plugin other = {FAULT_SIZE, HITO_ABI_1_0, HITO_ABI_1_0, 2, FAULT_ID, "1.0.0", create, begin, update, end, finish, destroy,
                                      extension};
    static int calls;
    if (calls++)
        return HITO_ABI_MAJOR(host_abi) == 1 ? &other : NULL;
#endif
#ifdef FAULT_L04
    return &table;
#endif
    return HITO_ABI_MAJOR(host_abi) == 1 ? &table : NULL;
}
