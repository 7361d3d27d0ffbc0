# Every layer uses the same rate, so the step of the top layer is a million times as long too.
my_step = 0.05 * 1_000_000
check("larger rate", my_step)
