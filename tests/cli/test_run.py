import os
import signal

import pytest

from rawi.cli.run import UnexpectedError, unbroken


def test_unbroken_holds_ctrl_c_back():
    written = []
    with pytest.raises(KeyboardInterrupt), unbroken():
        os.kill(os.getpid(), signal.SIGINT)
        written.append("whole")
    assert written == ["whole"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_unbroken_without_ctrl_c():
    with unbroken():
        pass


def test_unexpected_error_asks_for_a_report():
    message = str(UnexpectedError.of(KeyError("x"), where="a.txt"))
    assert message.startswith("R900 a.txt: unexpected KeyError: 'x'; please report it")
