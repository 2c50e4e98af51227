"""From a finger on the glass (an event of the X server's own, as xdotool makes it) to the next picture on the screen."""
import json
import random
import time

import finger
import stage


def still(frames):
    """Waits until nothing is drawn any more."""
    while frames.line(0.1) is not None:
        pass


def main():
    touches = 40 if stage.is_quick() else 400
    with stage.Stage() as at:
        at.make_station()
        _, screen_map, frames = at.start_kiosk()
        place = finger.target(screen_map.line_or_fail("the kiosk"), "language:zh")
        hand = finger.Finger(at.display)
        answers, screens = [], []
        seconds = random.Random(1)
        for _ in range(touches):
            hand.move(*place)
            still(frames)
            screen_map.drain()
            begin = time.monotonic()
            hand.button(True)  # the button shows that it is pressed
            if frames.line(stage.PATIENCE_S) is None:
                raise SystemExit("no picture after a touch")
            answers.append((time.monotonic() - begin) * 1000)
            still(frames)
            begin = time.monotonic()
            hand.button(False)  # lifted inside: the next screen, or home again
            line = screen_map.line_or_fail("the next screen")
            screens.append((time.monotonic() - begin) * 1000)
            at_home = json.loads(line)["screen"] == "welcome"
            place = finger.target(line, "language:zh" if at_home else "home")
            time.sleep(seconds.uniform(0, 0.02))
    stage.tell("touch to picture, median", stage.percentile(answers, 0.5), "ms")
    stage.tell("touch to picture, 99th percentile", stage.percentile(answers, 0.99), "ms", target="value <= 50")
    stage.tell("touch to the next screen, 99th percentile", stage.percentile(screens, 0.99), "ms", target="value <= 100")


if __name__ == "__main__":
    main()
