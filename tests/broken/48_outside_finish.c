/* SPDX-License-Identifier: Apache-2.0 */
/* Case 48: an observation before finish. */
#define IN_UPDATE                                                                                                            \
    hito_observation early = {.struct_size = sizeof early};                                                                  \
    return host_of_run->emit(host_of_run->context, &early)
#include "tests/broken/sound.h"
