/* SPDX-License-Identifier: Apache-2.0 */
#include "core/command/command.h"

void
command_plugin(Command *command)
{
    finding_add(command->findings, 1, "", 0, command->argc > 1 ? command->argv[1] : "plugin", NULL);
}
