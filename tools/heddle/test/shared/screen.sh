# SPDX-License-Identifier: MIT
# For tests that type at a terminal whose screen goes to $dir/screen.

shown() {	# TEXT: waits until the screen has it
	tries=0
	until grep -q "$1" "$dir/screen" || [ $tries = 300 ]; do
		sleep 0.1
		tries=$((tries + 1))
	done
}
