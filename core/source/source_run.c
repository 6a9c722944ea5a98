/* SPDX-License-Identifier: Apache-2.0 */
#include "core/source/source_run.h"

#include "core/source/source_run_parts.h"

SourceOptions
source_options_default(void)
{
    return (SourceOptions){.block_size = 128 << 10, .record_max = 16 << 20, .repeats_rows = 4000000};
}

static void
free_keys(void *keys)
{
    source_keys_free(keys);
}

static void
free_codes(void *codes)
{
    source_codes_free(codes);
}

SourceRun *
source_run_new(const Manifest *manifest)
{
    SourceRun *run = g_new0(SourceRun, 1);
    run->manifest = manifest;
    run->options = source_options_default();
    run->domains = g_ptr_array_new_with_free_func(free_keys);
    run->code_lists = g_ptr_array_new_with_free_func(free_codes);
    for (guint i = 0; i < manifest->domains->len; i++)
        g_ptr_array_add(run->domains, source_keys_new());
    for (guint i = 0; i < manifest->code_lists->len; i++)
        g_ptr_array_add(run->code_lists,
                        source_codes_new(((const ManifestCodeList *)manifest->code_lists->pdata[i])->codes));
    return run;
}

void
source_run_free(SourceRun *run)
{
    if (!run)
        return;
    g_ptr_array_free(run->domains, TRUE);
    g_ptr_array_free(run->code_lists, TRUE);
    g_free(run);
}

void
source_run_set_map(SourceRun *run, const SourceMap *map)
{
    run->map = map;
}

/* Positions in the buffer are 32 bits wide. */
void
source_run_set_options(SourceRun *run, const SourceOptions *options)
{
    static const size_t MOST = 1 << 30;
    run->options = *options;
    run->options.block_size = CLAMP(options->block_size, 1, MOST);
    run->options.record_max = CLAMP(options->record_max, 1, MOST);
}

int64_t
source_run_domain_size(const SourceRun *run, int domain)
{
    return source_keys_size(run->domains->pdata[domain]);
}

static char
format_of(const Column *column)
{
    static const char FORMATS[COLUMN_TYPE_COUNT] = {
        [COLUMN_KEY] = 'i',  [COLUMN_CODE] = 'i', [COLUMN_INT32] = 'i', [COLUMN_INT64] = 'l', [COLUMN_DECIMAL] = 'l',
        [COLUMN_REAL] = 'g', [COLUMN_DATE] = 'd', [COLUMN_BOOL] = 'b',  [COLUMN_TEXT] = 'u',
    };
    char format = FORMATS[column->type];
    return column->nullable ? g_ascii_toupper(format) : format;
}

bool
source_layout(const Input *input, uint32_t row_capacity, BatchLayout *layout)
{
    char formats[BATCH_COLUMNS_MAX];
    guint n = input->columns->len;
    if (n >= BATCH_COLUMNS_MAX || row_capacity < 64)
        return false;
    for (guint c = 0; c < n; c++)
        formats[c] = format_of(input->columns->pdata[c]);
    formats[n] = '\0';
    return batch_layout_init(layout, formats, row_capacity, SOURCE_BATCH_TEXT);
}
