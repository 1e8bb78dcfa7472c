import FiredrillCLI

FiredrillProgram.run()
