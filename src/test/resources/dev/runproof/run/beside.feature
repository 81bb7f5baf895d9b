@procedure:demo
Feature: A made-up procedure beside which something goes on

  @added:demo @step:D-1 @readonly
  Scenario: What goes on beside
    Given demo: the host is asked
    Then demo: what goes on beside has seen 2 steps
