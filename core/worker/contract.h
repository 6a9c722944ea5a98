/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_WORKER_CONTRACT_H
#define CORE_WORKER_CONTRACT_H

#include <hito/hito.h>

#include "core/wire/frame.h"
#include "core/wire/job.h"

/** Whether a table is what contract 1.0 and the manifest promise; else the run ends here, with the rule that is broken.
 *  Nothing of the table is read beyond the size that it says it has. */
void contract_check(const hito_plugin *plugin, const Job *job);

/** End the run: a rule of the contract is broken. */
_Noreturn void contract_breach(FrameBreach rule);

#endif
