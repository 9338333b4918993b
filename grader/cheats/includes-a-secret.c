/* SPDX-License-Identifier: MIT */
/*
 * Includes a file of the machine, to read it in the message.
 * lab: 05-mutex states
 * says: secret
 * defence: includes compile-root
 * pays: the_secret_of_this_machine
 */
STARTER

#include "@DIR@/secret"
