/* SPDX-License-Identifier: Apache-2.0 */
/* One exported function that reaches every type of the contract, so that abidiff sees them all. */
#include <hito/hito.h>

extern int hito_contract(const hito_plugin *, const hito_host *, const hito_run *, const hito_window *, const hito_setting *,
                         const hito_observation *, const hito_merge *, const hito_sink *, const hito_source *,
                         const hito_text *, const struct ArrowSchema *, const struct ArrowArray *);

int
hito_contract(const hito_plugin *plugin, const hito_host *host, const hito_run *run, const hito_window *window,
              const hito_setting *setting, const hito_observation *observation, const hito_merge *merge,
              const hito_sink *sink, const hito_source *source, const hito_text *text, const struct ArrowSchema *schema,
              const struct ArrowArray *array)
{
    return plugin && host && run && window && setting && observation && merge && sink && source && text && schema && array;
}
