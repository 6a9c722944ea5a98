/* SPDX-License-Identifier: Apache-2.0 */
#include "core/worker/contract.h"

#include <string.h>

#include "core/worker/report.h"

_Noreturn void
contract_breach(FrameBreach rule)
{
    FrameFailure failure = {.stage = STAGE_CONTRACT, .number = (int32_t)rule};
    report_failure(&failure);
}

void
contract_check(const hito_plugin *plugin, const Job *job)
{
    if (!plugin)
        contract_breach(BREACH_ENTRY_NULL);
    if (!HITO_HAS(plugin, hito_plugin, extension))
        contract_breach(BREACH_STRUCT_SIZE);
    if (HITO_ABI_MAJOR(plugin->abi) != HITO_ABI_MAJOR(job->head.abi) || plugin->abi_needs > job->head.abi)
        contract_breach(BREACH_ABI);
    if (!plugin->create || !plugin->begin || !plugin->update || !plugin->end || !plugin->finish || !plugin->destroy)
        contract_breach(BREACH_FUNCTION_NULL);
    if (!plugin->id || strcmp(plugin->id, job->id) != 0)
        contract_breach(BREACH_ID);
    if (!plugin->version || strcmp(plugin->version, job->version) != 0)
        contract_breach(BREACH_VERSION);
    if (plugin->n_indicators != job->head.n_indicators)
        contract_breach(BREACH_INDICATORS);
}
