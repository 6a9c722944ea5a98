/* SPDX-License-Identifier: Apache-2.0 */
/* A sound plug-in that reports two rows. */
#define IN_UPDATE                                                                                                            \
    host_of_run->finding(host_of_run->context, 0, 2, 0);                                                                     \
    host_of_run->finding(host_of_run->context, 0, 3, 0)
#include "tests/broken/sound.h"
