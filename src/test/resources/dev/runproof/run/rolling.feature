@procedure:demo
Feature: A made-up rolling procedure

  @added:demo @step:D-1 @readonly
  Scenario: Before
    Given demo: db-1 says yes to ready

  @each:member
  Rule: One member after the other

    @added:demo @step:D-2 @mutating
    Scenario: Restart it
      When demo: this host is restarted if it is old

    @added:demo @step:D-3 @readonly
    Scenario: Look at it
      Then demo: this host is young

  @each-backwards:member
  Rule: The last one first

    @added:demo @step:D-4 @readonly
    Scenario: Look again
      Then demo: this host is young
