"""QtWebEngine with one page and nothing else: `python qtwebengine.py ADDRESS`."""

import sys

from PyQt6.QtCore import QUrl
from PyQt6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile
from PyQt6.QtWidgets import QApplication
from PyQt6.QtWebEngineWidgets import QWebEngineView

program, address = sys.argv
application = QApplication([program])
view = QWebEngineView()
# Without a name it keeps nothing.
profile = QWebEngineProfile()
view.setPage(QWebEnginePage(profile, view))
view.resize(800, 600)
view.show()
view.load(QUrl(address))
sys.exit(application.exec())
