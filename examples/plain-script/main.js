ontrackProbe.probe().then((report) => {
  document.getElementById("verdict").textContent = report.verdict;
});
