/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/support/in_process.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include "core/document/manifest_read.h"

bool
in_process_open(InProcess *process, const char *folder, FindingList *findings)
{
    g_autofree char *path = g_build_filename(folder, "manifest.json", NULL);
    *process = (InProcess){manifest_read(path, findings), NULL};
    if (!process->manifest)
        return false;
    g_autofree char *library = g_build_filename(folder, process->manifest->library, NULL);
    void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    const hito_plugin *(*entry)(uint32_t) = NULL;
    if (handle)
        *(void **)&entry = dlsym(handle, "hito_plugin_entry");
    else
        fprintf(stderr, "%s\n", dlerror());
    process->plugin = entry ? entry(HITO_ABI_1_0) : NULL;
    return process->plugin != NULL;
}

void
in_process_clear(InProcess *process)
{
    g_clear_pointer(&process->manifest, manifest_free);
}

/* One run: what the host offers, and the rows in the order in which they are handed over. */
typedef struct Session {
    const InProcess *process;
    const InProcessRows *rows;
    const InProcessRun *run;
    WindowSet *windows;
    hito_host host;
    hito_run contract;
    hito_window *contract_windows;
    hito_setting *settings;
    GPtrArray *labels; /* of int32_t*, one a domain; NULL */
    GString *text;
    GPtrArray *lines; /* of char*: findings */
} Session;

static hito_code
take_observation(void *context, const hito_observation *observation)
{
    Session *s = context;
    in_process_write(s->text, s->process->manifest, s->windows, observation);
    return HITO_OK;
}

static hito_code
take_finding(void *context, uint32_t input, int64_t row, uint32_t rule)
{
    Session *s = context;
    g_assert(rule < s->process->manifest->rules->len && input < s->rows->n_inputs);
    const ManifestText *text = s->process->manifest->rules->pdata[rule];
    g_ptr_array_add(s->lines, g_strdup_printf("finding,%s,%09" G_GINT64_FORMAT ",%s\n", s->rows->inputs[input].input->id, row,
                                              text->id));
    return HITO_OK;
}

static hito_code
take_failure(void *context, hito_code code, uint32_t input, int64_t row, uint32_t message)
{
    (void)context, (void)input, (void)row, (void)message;
    return code;
}

static int32_t
take_progress(void *context, uint64_t done, uint64_t total)
{
    (void)context, (void)done, (void)total;
    return 0;
}

static const void *
no_extension(void *context, const char *id)
{
    (void)context, (void)id;
    return NULL;
}

static void
fill_contract(Session *s)
{
    const GArray *settings = s->process->manifest->settings;
    s->contract_windows = g_new0(hito_window, s->windows->n_windows);
    for (size_t w = 0; w < s->windows->n_windows; w++) {
        const Window *window = &s->windows->windows[w];
        s->contract_windows[w] = (hito_window){(uint32_t)window->kind, (uint32_t)(window->first - s->run->first),
                                               (uint32_t)(window->last - window->first + 1), window->period.from_day,
                                               window->period.to_day, 0};
    }
    s->settings = g_new0(hito_setting, settings->len + 1);
    for (guint i = 0; i < settings->len; i++) {
        const Setting *setting = &g_array_index(settings, Setting, i);
        s->settings[i] = (hito_setting){{setting->name, strlen(setting->name)}, setting->value};
    }
    s->contract = (hito_run){.struct_size = sizeof(hito_run), .n_windows = (uint32_t)s->windows->n_windows,
                             .windows = s->contract_windows, .n_quarters = (uint32_t)(s->run->last - s->run->first + 1),
                             .n_settings = settings->len, .settings = s->settings,
                             .as_of_day = calendar_quarter_period(s->run->last).to_day, .n_shards = 1, .seed = 1};
    s->host = (hito_host){sizeof(hito_host), HITO_ABI_1_0, s, take_observation, take_finding, take_failure, take_progress,
                          no_extension};
}

/* Knuth's MMIX linear congruential generator: an order that every machine makes alike. */
static uint32_t
draw(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*state >> 33);
}

static void
shuffle(uint32_t *items, size_t n, uint64_t seed)
{
    uint64_t state = seed;
    for (size_t i = n; seed && i > 1; i--) {
        size_t j = draw(&state) % i;
        uint32_t swapped = items[i - 1];
        items[i - 1] = items[j];
        items[j] = swapped;
    }
}

static GPtrArray *
new_labels(const InProcessRows *rows, uint64_t seed)
{
    if (seed == 0)
        return NULL;
    GPtrArray *labels = g_ptr_array_new_with_free_func(g_free);
    for (guint d = 0; d < rows->domain_sizes->len; d++) {
        size_t n = (size_t)g_array_index(rows->domain_sizes, int64_t, d);
        uint32_t *label = g_new0(uint32_t, n + 1);
        for (size_t i = 0; i < n; i++)
            label[i] = (uint32_t)i;
        shuffle(label, n, seed + d);
        g_ptr_array_add(labels, label);
    }
    return labels;
}

/* The rows of an input that one shard gets, in their order. */
static uint32_t *
deal(const Session *s, const InProcessInput *input, unsigned shard, size_t *n)
{
    unsigned copies = MAX(s->run->copies, 1u), shards = MAX(s->run->shards, 1u);
    uint32_t *order = g_new0(uint32_t, input->n_rows * copies + 1);
    *n = 0;
    for (size_t i = 0; i < input->n_rows * copies; i++) {
        size_t row = i / copies;
        int32_t subject = shards > 1 ? in_process_subject(input, row) : 0;
        if ((subject < 0 ? (uint32_t)row : (uint32_t)subject * 2654435761u >> 7) % shards == shard)
            order[(*n)++] = (uint32_t)row;
    }
    shuffle(order, *n, s->run->shuffle);
    return order;
}

static hito_code
feed_input(Session *s, void *state, uint32_t index, unsigned shard)
{
    const InProcessInput *input = &s->rows->inputs[index];
    const hito_plugin *plugin = s->process->plugin;
    uint32_t step = s->run->batch_rows ? s->run->batch_rows : SOURCE_BATCH_ROWS;
    g_autofree BatchLayout *layout = g_new0(BatchLayout, 1);
    g_autofree BatchSchema *schema = g_new0(BatchSchema, 1);
    g_autofree BatchView *view = g_new0(BatchView, 1);
    g_autofree const char **names = g_new0(const char *, input->input->columns->len + 1);
    for (guint c = 0; c < input->input->columns->len; c++)
        names[c] = ((Column *)input->input->columns->pdata[c])->name;
    g_assert(source_layout(input->input, MIN((step + 63) / 64 * 64, 1u << 20), layout));
    batch_schema_init(schema, layout, names);
    batch_view_init(view, layout);
    size_t n;
    g_autofree uint32_t *order = deal(s, input, shard, &n);
    void *slot = aligned_alloc(BATCH_ALIGNMENT, layout->size);
    hito_code code = plugin->begin(state, index, input->is_present ? &schema->root : NULL);
    for (size_t i = 0; code == HITO_OK && input->is_present && i < n; i += step) {
        in_process_gather(input, layout, order + i, MIN(step, n - i), s->labels, slot);
        g_assert(batch_view_set(view, slot));
        code = plugin->update(state, index, &view->root);
    }
    free(slot);
    return code == HITO_OK ? plugin->end(state, index) : code;
}

static hito_code
write_bytes(void *context, const void *bytes, size_t size)
{
    g_byte_array_append(context, bytes, (guint)size);
    return HITO_OK;
}

/* Seven bytes at a time: a reader must put its parts together itself. */
static size_t
read_bytes(void *context, void *bytes, size_t size)
{
    GByteArray *array = context;
    size_t n = MIN(MIN(size, (size_t)array->len), 7u);
    memcpy(bytes, array->data, n);
    g_byte_array_remove_range(array, 0, (guint)n);
    return n;
}

static hito_code
save_and_load(Session *s, const hito_merge *merge, void **state)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    hito_sink sink = {sizeof sink, 0, bytes, write_bytes};
    hito_source source = {sizeof source, 0, bytes, read_bytes};
    hito_code code = merge->save(*state, &sink);
    s->process->plugin->destroy(*state);
    *state = NULL;
    if (s->run->flip && s->run->flip <= bytes->len)
        bytes->data[s->run->flip - 1] ^= 0xff;
    if (s->run->cut && s->run->cut <= bytes->len)
        g_byte_array_set_size(bytes, (guint)(s->run->cut - 1));
    return code == HITO_OK ? merge->load(&s->host, &s->contract, &source, state) : code;
}

static hito_code
run_shard(Session *s, const hito_merge *merge, unsigned shard, void **state)
{
    hito_code code = s->process->plugin->create(&s->host, &s->contract, state);
    for (uint32_t i = 0; code == HITO_OK && i < s->rows->n_inputs; i++)
        code = feed_input(s, *state, i, shard);
    return code == HITO_OK && s->run->saves ? save_and_load(s, merge, state) : code;
}

static hito_code
run_all(Session *s)
{
    const hito_plugin *plugin = s->process->plugin;
    const hito_merge *merge = plugin->extension ? plugin->extension(HITO_MERGE_ID) : NULL;
    void *whole = NULL;
    hito_code code = run_shard(s, merge, 0, &whole);
    for (unsigned k = 1; code == HITO_OK && k < MAX(s->run->shards, 1u); k++) {
        void *part = NULL;
        code = run_shard(s, merge, k, &part);
        if (code == HITO_OK)
            code = merge->merge(whole, part);
        plugin->destroy(part);
    }
    if (code == HITO_OK)
        code = plugin->finish(whole);
    plugin->destroy(whole);
    return code;
}

static int
by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

char *
in_process_run(const InProcess *process, const InProcessRows *rows, const InProcessRun *run)
{
    Session s = {.process = process, .rows = rows, .run = run, .text = g_string_new(NULL),
                 .windows = calendar_windows(calendar_us_fiscal(), run->first, run->last), .labels = new_labels(rows, run->relabel),
                 .lines = g_ptr_array_new_with_free_func(g_free)};
    g_assert(s.windows);
    fill_contract(&s);
    hito_code code = run_all(&s);
    g_ptr_array_sort(s.lines, by_text);
    for (guint i = 0; i < s.lines->len; i++)
        g_string_append(s.text, s.lines->pdata[i]);
    if (code != HITO_OK)
        g_string_printf(s.text, "failed: %d\n", code);
    window_set_free(s.windows);
    g_free(s.contract_windows);
    g_free(s.settings);
    if (s.labels)
        g_ptr_array_free(s.labels, TRUE);
    g_ptr_array_free(s.lines, TRUE);
    return g_string_free(s.text, FALSE);
}
